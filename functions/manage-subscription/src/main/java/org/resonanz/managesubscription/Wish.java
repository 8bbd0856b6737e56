package org.resonanz.managesubscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A wish that a person sends from the page. */
enum Wish {
    UNSUBSCRIBE, SUBSCRIBE;

    /** Returns the wish that a form's field names; empty if it names none. */
    static Optional<Wish> of(String action) {
        return Arrays.stream(values()).filter(wish -> wish.action().equals(action)).findFirst();
    }

    /** Returns the value of the form's field, which is also the key of the button's text. */
    String action() {
        return name().toLowerCase(Locale.ROOT);
    }
}
