package org.resonanz.managesubscription;

import java.util.Set;
import org.resonanz.gate.Form;

/** The forms of the page. */
final class SubscriptionForms {
    /** The form with a button alone. */
    static final Form BUTTON = new Form('p', true);
    /** The form that asks once more, with a box that is not ticked. */
    static final Form BOX = new Form('q', false);

    static final Set<Form> ALL = Set.of(BUTTON, BOX);

    private SubscriptionForms() {}
}
