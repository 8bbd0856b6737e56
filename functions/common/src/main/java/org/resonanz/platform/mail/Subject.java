package org.resonanz.platform.mail;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.resonanz.platform.texts.Texts;

/** Writes subjects that mail programs show whole: shorter than 90 characters, whatever words of people stand in them. */
public final class Subject {
    private static final int LONGEST = 89;
    private static final String CUT = "…";

    private Subject() {}

    /** Returns the text of a key with words in its places, the longest of them cut where the subject is too long. */
    public static String of(Texts texts, String key, String... words) {
        var fitting = Arrays.copyOf(words, words.length);
        var subject = texts.get(key, (Object[]) fitting);
        while (length(subject) > LONGEST) {
            var longest = IntStream.range(0, fitting.length).boxed()
                    .max(Comparator.comparingInt(index -> length(fitting[index]))).orElseThrow();
            fitting[longest] = shorter(fitting[longest]);
            subject = texts.get(key, (Object[]) fitting);
        }
        return subject;
    }

    /** Returns a text whose end is cut by a character, or by another one where it was cut before. */
    private static String shorter(String text) {
        var kept = text.endsWith(CUT) ? text.substring(0, text.length() - CUT.length()) : text;
        return kept.substring(0, kept.offsetByCodePoints(kept.length(), -1)).stripTrailing() + CUT;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
