package org.resonanz.platform.mail;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.PlainText;

/**
 * A mail to one person, as HTML and as text. Line breaks in the subject become spaces. A recipient that is not one bare
 * address is refused.
 *
 * @param to          a bare address
 * @param unsubscribe address at which the recipient gets off the list by one POST (RFC 8058), null if the mail belongs
 *                    to no list
 */
public record Mail(String to, Language language, String subject, String html, String text,
        @Nullable String unsubscribe) {
    private static final Pattern ONE_ADDRESS = Pattern.compile("[^\\s\\p{Cc},;:<>\"@]+@[^\\s\\p{Cc},;:<>\"@]+");

    /** Creates a mail that belongs to no list. */
    public Mail(String to, Language language, String subject, String html, String text) {
        this(to, language, subject, html, text, null);
    }

    public Mail {
        if (!ONE_ADDRESS.matcher(to).matches()) {
            throw new IllegalArgumentException("The recipient is not one bare address.");
        }
        // A line break in a header would begin another header.
        subject = PlainText.oneLine(subject).strip();
    }
}
