package org.resonanz.teams;

import java.util.regex.Pattern;
import org.resonanz.platform.texts.Language;

/**
 * A reason for a rating that people may tick.
 *
 * @param id unique in its list; figures of several teams are added up by it
 * @param de its words in German
 * @param en its words in English
 */
public record Reason(String id, String de, String en) {
    /** The longest id, in characters. */
    public static final int LONGEST_ID = 30;
    /** The form of an id. */
    public static final Pattern ID = Pattern.compile("[a-z][a-z-]{0," + (LONGEST_ID - 1) + "}");

    /** Returns its words in a language. */
    public String text(Language language) {
        return language == Language.GERMAN ? de : en;
    }
}
