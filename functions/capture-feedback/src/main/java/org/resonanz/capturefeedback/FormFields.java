package org.resonanz.capturefeedback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a form as they came ({@code application/x-www-form-urlencoded}); of each the first value.
 *
 * @param whole false where the encoding of one is broken
 */
record FormFields(Map<String, String> values, boolean whole) {

    static FormFields parse(String body) {
        var values = new LinkedHashMap<String, String>();
        var whole = true;
        for (var pair : body.split("&")) {
            var equals = pair.indexOf('=');
            try {
                if (equals > 0) {
                    values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            } catch (IllegalArgumentException broken) {
                whole = false;
            }
        }
        return new FormFields(values, whole);
    }

    /** A text of several lines, line ends as line feeds; empty where it is absent. */
    String lines(String name) {
        return values.getOrDefault(name, "").replaceAll("\\r\\n?", "\n").strip();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
