package org.resonanz.managesubscription;

import java.util.List;

/** What a POST asks for. */
enum Wish {
    /** A mail program's one click; it is answered at once and follows no redirection (RFC 8058, section 3.1). */
    ONE_CLICK,
    UNSUBSCRIBE, SUBSCRIBE, UNKNOWN;

    /** @param body {@code application/x-www-form-urlencoded} */
    static Wish of(String body) {
        var fields = List.of(body.strip().split("&"));
        if (fields.contains("List-Unsubscribe=One-Click")) {
            return ONE_CLICK;
        }
        return fields.contains("action=unsubscribe") ? UNSUBSCRIBE
                : fields.contains("action=subscribe") ? SUBSCRIBE : UNKNOWN;
    }
}
