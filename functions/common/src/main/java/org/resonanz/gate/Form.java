package org.resonanz.gate;

/**
 * A form that a page shows.
 *
 * @param letter stands in the nonces of the form, so that those of one form cannot be sent with another
 * @param first  true where all that a browser has opened of the link counts when the form is judged; false on a form
 *               that asks once more, where only what happens on that very form counts: what happened before cannot be
 *               undone
 */
public record Form(char letter, boolean first) {
}
