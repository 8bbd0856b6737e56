package org.resonanz.gate;

/**
 * A form that a page shows.
 *
 * @param letter mark in the form's nonces, so that a nonce of one form is not valid for another
 * @param first  true if all that the browser has opened of the link counts when the form is judged; false for a form
 *               that asks once more, where only that form counts, because what happened before cannot be undone
 */
public record Form(char letter, boolean first) {
}
