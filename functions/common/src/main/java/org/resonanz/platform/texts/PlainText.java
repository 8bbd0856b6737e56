package org.resonanz.platform.texts;

import java.util.regex.Pattern;

/** Examines and cleans texts that people wrote: blank texts, line breaks and control characters. */
public final class PlainText {
    /** The control characters and line breaks. A single surrogate, which UTF-8 cannot hold, counts as one. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");
    /** The control characters but those that part lines and columns. */
    private static final Pattern CONTROL_BUT_LINES = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\t]]");
    /** The separators of lines and paragraphs, which few programs take for line ends. */
    private static final Pattern SEPARATOR = Pattern.compile("[\\p{Zl}\\p{Zp}]");
    /**
     * A text without anything visible: spaces, format characters, marks without a letter, and blank letters (Hangul
     * fillers, empty Braille).
     */
    private static final Pattern NOTHING = Pattern
            .compile("[\\s\\p{Z}\\p{Cf}\\p{M}\\u115F\\u1160\\u2800\\u3164\\uFFA0]*");

    private PlainText() {}

    /** Returns true if a reader would see nothing, such as in a text of no-break spaces. */
    public static boolean isBlank(String text) {
        return NOTHING.matcher(text).matches();
    }

    /** Returns true if a text has neither line breaks nor other control characters. */
    public static boolean isOneLine(String text) {
        return !CONTROL.matcher(text).find();
    }

    /** Returns true if a text has control characters other than line feeds and tabs. */
    public static boolean hasControl(String text) {
        return CONTROL_BUT_LINES.matcher(text).find();
    }

    /** Returns true if a text has line or paragraph separators (U+2028, U+2029). */
    public static boolean hasSeparator(String text) {
        return SEPARATOR.matcher(text).find();
    }

    /** Returns the text on one line, with spaces in place of line breaks and other control characters. */
    public static String oneLine(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }
}
