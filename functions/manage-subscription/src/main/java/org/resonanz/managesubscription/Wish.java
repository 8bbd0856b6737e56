package org.resonanz.managesubscription;

import java.util.List;
import java.util.regex.Pattern;

/** What a POST asks for. */
enum Wish {
    /** A mail program's one click; it is answered at once and follows no redirection (RFC 8058, section 3.1). */
    ONE_CLICK,
    UNSUBSCRIBE, SUBSCRIBE, UNKNOWN;

    /** Mail programs send a form of either encoding (RFC 8058, section 3.1). */
    private static final Pattern ONE_CLICK_PART = Pattern.compile("name=\"?List-Unsubscribe\"?\\s+One-Click\\s");

    /** @param body {@code application/x-www-form-urlencoded} or {@code multipart/form-data} */
    static Wish of(String body) {
        var fields = List.of(body.strip().split("&"));
        if (fields.contains("List-Unsubscribe=One-Click") || ONE_CLICK_PART.matcher(body).find()) {
            return ONE_CLICK;
        }
        return fields.contains("action=unsubscribe") ? UNSUBSCRIBE
                : fields.contains("action=subscribe") ? SUBSCRIBE : UNKNOWN;
    }
}
