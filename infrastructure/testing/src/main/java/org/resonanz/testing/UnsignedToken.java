package org.resonanz.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Bearer tokens without a signature: API Gateway has verified the tokens that handlers get.
 *
 * @param payload claims with the types that the issuer gives them
 */
record UnsignedToken(Map<String, Object> payload) {
    private static final String HEADER = encode("{\"alg\":\"none\"}");

    /** Reads an {@code authorization} header; without one the token is empty. */
    static UnsignedToken parse(Object authorization) {
        try {
            return new UnsignedToken(authorization == null
                    ? new LinkedHashMap<>()
                    : JSON.std.mapFrom(Base64.getUrlDecoder().decode(authorization.toString().split("\\.")[1])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The {@code authorization} header. */
    String header() {
        return "Bearer " + HEADER + "." + encode(Samples.text(payload)) + ".";
    }

    /** A claim as the HTTP API hands it on: texts only, a list as {@code [a b]}. */
    static Object flattened(Object claim) {
        return claim instanceof Collection<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"))
                : claim == null ? null : claim.toString();
    }

    /** What a flattened claim was in the token, where no entry of a list holds a space. */
    static Object unflattened(Object claim) {
        return claim instanceof String text && text.startsWith("[") && text.endsWith("]")
                ? List.of(text.substring(1, text.length() - 1).split(" "))
                : claim;
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
