package org.resonanz.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the parameters of a query or a form, {@code name=value} pairs joined by {@code &}.
 *
 * <p>By hand, because the JDK decodes them and only splitting is left; an HTTP client library would be a jar more.
 */
public final class FormParameters {

    private FormParameters() {}

    /** Returns the parameters by name. A repeated one has its last value; null stands for no query. */
    public static Map<String, String> parse(@Nullable String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : (query == null ? "" : query).split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** Returns a name or a value with its percent encoding undone. */
    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
