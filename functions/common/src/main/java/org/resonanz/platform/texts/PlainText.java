package org.resonanz.platform.texts;

import java.util.regex.Pattern;

/** What a text shows to a reader, and what it would do to the lines around it. */
public final class PlainText {
    /** Half a character, which UTF-8 cannot hold, counts as a control character. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");
    /** Spaces, format characters, marks without a letter, and letters that are blank: Hangul fillers, empty Braille. */
    private static final Pattern NOTHING = Pattern
            .compile("[\\s\\p{Z}\\p{Cf}\\p{M}\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    private PlainText() {}

    /** Returns true where a reader would see nothing, such as in a text of no-break spaces. */
    public static boolean isBlank(String text) {
        return NOTHING.matcher(text).matches();
    }

    /** Returns the text on one line: line breaks and other control characters become spaces. */
    public static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
