package org.resonanz.capturefeedback;

import java.util.Set;
import org.resonanz.gate.Form;

/** The forms of the rating pages. */
final class RatingPageForms {
    /** The form as a link opens it. */
    static final Form RATING = new Form('r', true);
    /** The form that asks once more, with nothing chosen. */
    static final Form BLANK = new Form('b', false);
    /** The form that says that the request is not done. */
    static final Form REOPENING = new Form('n', true);
    /** The form that asks once more whether the request is not done. */
    static final Form REOPENING_AGAIN = new Form('m', false);
    /**
     * The form that asks for a link by which the answer can be changed. Only this form counts when it is judged,
     * because the person has answered before.
     */
    static final Form LINK = new Form('l', false);

    static final Set<Form> ALL = Set.of(RATING, BLANK, REOPENING, REOPENING_AGAIN, LINK);

    private RatingPageForms() {}
}
