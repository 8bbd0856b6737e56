package org.resonanz.managesubscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An action that a person can choose on the page. */
enum SubscriptionAction {
    UNSUBSCRIBE, SUBSCRIBE;

    /** Returns the action that a form's field names; empty if it names none. */
    static Optional<SubscriptionAction> of(String key) {
        return Arrays.stream(values()).filter(action -> action.key().equals(key)).findFirst();
    }

    /** Returns the value of the form's field, which is also the key of the button's text. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
