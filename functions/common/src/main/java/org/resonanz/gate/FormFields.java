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
 * The fields of a form that was sent ({@code application/x-www-form-urlencoded}), each with its first value.
 *
 * <p>By hand, because {@link java.net.URLDecoder} and the parsers of HTTP clients replace what is no UTF-8.
 *
 * @param whole false if the encoding of a field is broken; that field is left out
 */
public record FormFields(Map<String, String> values, boolean whole) {

    public FormFields {
        values = Map.copyOf(values);
    }

    /** Parses the body of a form. It never fails: broken fields are left out. */
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

    /** Returns a field's text, empty if it is absent. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Returns true if the field that no person sees was filled in. */
    public boolean decoyed() {
        return !text(Decoys.FIELD).isEmpty();
    }

    /**
     * Returns a field's text of several lines, stripped, with line feeds as line ends; empty if it is absent or shows
     * nothing.
     */
    public String lines(String name) {
        var text = text(name).replaceAll("\\r\\n?", "\n").strip();
        return PlainText.isBlank(text) ? "" : text;
    }

    /**
     * Decodes percent-encoding. {@link java.net.URLDecoder} would replace bytes that are not UTF-8 instead of refusing
     * them.
     */
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
