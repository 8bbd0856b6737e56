package org.resonanz.managesubscription;

import java.util.regex.Pattern;

/**
 * Recognises the POST by which a mail program unsubscribes (RFC 8058, section 3.1). It carries no cookie and has seen
 * no page.
 */
final class OneClick {
    private static final String FIELD = "List-Unsubscribe=One-Click";

    /** The multipart form with this one part, which may have a few headers beside its disposition. */
    private static final Pattern PART = Pattern.compile("--([^\\r\\n]+)\\r?\\n(?:[^\\r\\n]+\\r?\\n){0,5}?"
            + "Content-Disposition: form-data; name=\"?List-Unsubscribe\"?\\r?\\n(?:[^\\r\\n]+\\r?\\n){0,5}\\r?\\n"
            + "One-Click\\r?\\n--\\1--", Pattern.CASE_INSENSITIVE);

    private OneClick() {}

    /**
     * Returns true if a body is {@code List-Unsubscribe=One-Click} and nothing else, in either encoding of forms.
     *
     * @param body {@code application/x-www-form-urlencoded} or {@code multipart/form-data}
     */
    static boolean is(String body) {
        var form = body.strip();
        return form.equals(FIELD) || PART.matcher(form).matches();
    }
}
