package org.resonanz.platform.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.stream.Collectors;

/** Writes the display name of a sender, for which SES takes only ASCII. A mail library would be a jar for this alone. */
final class SenderName {
    /** The most bytes whose Base64 form fits into an encoded word of 75 characters (RFC 2047, section 2). */
    private static final int WORD_BYTES = 45;

    private SenderName() {}

    /** Returns an address with a name before it. */
    static String before(String address, String name) {
        var ascii = name.chars().allMatch(letter -> letter < 128);
        return (ascii ? "\"" + name.replaceAll("[\"\\\\]", "\\\\$0") + "\"" : encoded(name)) + " <" + address + ">";
    }

    /** Returns a name as encoded words, none of which splits a character. */
    private static String encoded(String name) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (var letter : name.codePoints().mapToObj(Character::toString).toList()) {
            if (bytes(word + letter).length > WORD_BYTES) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.append(letter);
        }
        words.add(word.toString());
        return words.stream().map(part -> "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(part)) + "?=")
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
