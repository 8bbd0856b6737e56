package org.resonanz.testing;

import java.util.Random;

/** Makes texts that nobody should have sent. */
public final class Nonsense {
    private static final String LETTERS = "aZ09-_=+/|#:. T%\"{}\n\u0000äß€\u00A0";

    private Nonsense() {}

    /**
     * Returns a text of 2 to 61 letters of several scripts, digits, marks, controls and lone surrogates; never blank.
     */
    public static String text(Random random) {
        var text = new StringBuilder("~");
        for (var length = 1 + random.nextInt(60); length > 0; length--) {
            text.append(random.nextInt(8) == 0 ? (char) random.nextInt(1 << 16) : any(random));
        }
        return text.toString();
    }

    /** Returns a text with one letter changed, removed or added, or cut at some place. */
    public static String changed(Random random, String text) {
        var at = random.nextInt(text.length());
        var before = text.substring(0, at);
        var after = text.substring(at + 1);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + any(random) + text.substring(at);
            case 2 -> before;
            default -> before + (char) (text.charAt(at) ^ 1 << random.nextInt(7)) + after;
        };
    }

    private static char any(Random random) {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
}
