package org.resonanz.gate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.platform.texts.PlainText;
import org.resonanz.platform.texts.Utf8;

/**
 * The fields of a form as they came ({@code application/x-www-form-urlencoded}); of each the first value.
 *
 * @param whole false where the encoding of one is broken
 */
public record FormFields(Map<String, String> values, boolean whole) {

    public static FormFields parse(String body) {
        var values = new LinkedHashMap<String, String>();
        var whole = true;
        for (var pair : body.split("&")) {
            var equals = pair.indexOf('=');
            try {
                if (equals > 0) {
                    values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            } catch (IllegalArgumentException | CharacterCodingException broken) {
                whole = false;
            }
        }
        return new FormFields(values, whole);
    }

    /** Returns a field's text; empty where it is absent. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns true where the field that no person sees was filled in. */
    public boolean decoyed() {
        return !text(Decoys.FIELD).isEmpty();
    }

    /** A text of several lines, line ends as line feeds; empty where it is absent or shows nothing. */
    public String lines(String name) {
        var text = text(name).replaceAll("\\r\\n?", "\n").strip();
        return PlainText.isBlank(text) ? "" : text;
    }

    /** {@link java.net.URLDecoder} would replace what is no UTF-8. */
    private static String decode(String text) throws CharacterCodingException {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream();
        for (var index = 0; index < encoded.length; index++) {
            if (encoded[index] == '%') {
                bytes.write(hexadecimal(encoded, index + 1));
                index += 2;
            } else {
                bytes.write(encoded[index] == '+' ? ' ' : encoded[index]);
            }
        }
        return Utf8.decode(bytes.toByteArray());
    }

    private static int hexadecimal(byte[] digits, int from) {
        if (from + 2 > digits.length) {
            throw new IllegalArgumentException("Two digits follow a percent sign.");
        }
        return HexFormat.fromHexDigit(digits[from]) << 4 | HexFormat.fromHexDigit(digits[from + 1]);
    }
}
