package org.resonanz.managesubscription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody asks for by the page. */
enum Wish {
    UNSUBSCRIBE, SUBSCRIBE;

    /** Returns the wish that a form's field says; empty for none. */
    static Optional<Wish> of(String action) {
        return Arrays.stream(values()).filter(wish -> wish.action().equals(action)).findFirst();
    }

    /** Returns what the field says, also the key of the button's text. */
    String action() {
        return name().toLowerCase(Locale.ROOT);
    }
}
