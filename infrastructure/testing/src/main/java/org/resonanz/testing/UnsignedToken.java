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
import org.jspecify.annotations.Nullable;

/**
 * A bearer token without a signature: API Gateway has verified the tokens that handlers get.
 *
 * @param payload the claims, with the types that the issuer gives them
 */
record UnsignedToken(Map<String, @Nullable Object> payload) {
    private static final String HEADER = encode("{\"alg\":\"none\"}");

    /** Reads an {@code authorization} header; the token of null is empty. */
    static UnsignedToken parse(@Nullable Object authorization) {
        try {
            return new UnsignedToken(authorization == null
                    ? new LinkedHashMap<>()
                    : JSON.std.mapFrom(Base64.getUrlDecoder().decode(authorization.toString().split("\\.")[1])));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the {@code authorization} header. */
    String header() {
        return "Bearer " + HEADER + "." + encode(Samples.text(payload)) + ".";
    }

    /** Returns a claim as the HTTP API hands it on: as text, a list as {@code [a b]}; null for null. */
    static @Nullable Object flattened(@Nullable Object claim) {
        return claim instanceof Collection<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"))
                : claim == null ? null : claim.toString();
    }

    /** Returns the claim of the token that was flattened to this, if no entry of a list holds a space. */
    static @Nullable Object unflattened(@Nullable Object claim) {
        return claim instanceof String text && text.startsWith("[") && text.endsWith("]")
                ? List.of(text.substring(1, text.length() - 1).split(" "))
                : claim;
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
