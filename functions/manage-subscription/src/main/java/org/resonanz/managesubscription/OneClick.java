package org.resonanz.managesubscription;

import java.util.regex.Pattern;

/** A mail program's one click (RFC 8058, section 3.1): it carries no cookie and has seen no page. */
final class OneClick {
    private static final String FIELD = "List-Unsubscribe=One-Click";

    /** A form of one part; headers of the part beside its disposition are few. */
    private static final Pattern PART = Pattern.compile("--([^\\r\\n]+)\\r?\\n(?:[^\\r\\n]+\\r?\\n){0,5}?"
            + "Content-Disposition: form-data; name=\"?List-Unsubscribe\"?\\r?\\n(?:[^\\r\\n]+\\r?\\n){0,5}\\r?\\n"
            + "One-Click\\r?\\n--\\1--", Pattern.CASE_INSENSITIVE);

    private OneClick() {}

    /**
     * Returns true if a body says this and nothing else. Mail programs send a form of either encoding.
     *
     * @param body {@code application/x-www-form-urlencoded} or {@code multipart/form-data}
     */
    static boolean is(String body) {
        var form = body.strip();
        return form.equals(FIELD) || PART.matcher(form).matches();
    }
}
