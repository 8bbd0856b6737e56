package org.resonanz.platform.http;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Utf8;

/**
 * The claims of the bearer token, in the types that its issuer gave them. API Gateway has verified the token, but its
 * authorizer passes claims on as text: a list becomes {@code [a b]}, where one group with a space looks like two.
 *
 * <p>By hand, because nothing is left for nimbus-jose-jwt: one split and one JSON object.
 *
 * @param payload the token's claims by name
 */
public record BearerToken(Map<String, Object> payload) {
    /** Claims that tell one token from another. */
    private static final List<String> COMPARED = List.of("iss", "sub", "aud");

    public BearerToken {
        // Claims may be null.
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }

    /**
     * Returns the request's token.
     *
     * @throws Problem 403 where it is not the one whose claims the authorizer handed on
     */
    public static BearerToken of(ApiRequest request) {
        try {
            var token = parse(request.header("authorization").orElse(""));
            if (token.isVerified(request.claims())) {
                return token;
            }
            throw Problem.of(403, "foreign-token");
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Problem.of(403, "foreign-token");
        }
    }

    /** Returns the texts of a claim that is a list of texts, or one text. */
    public List<String> texts(String claim) {
        return switch (payload.get(claim)) {
            case Collection<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
            case String text -> List.of(text);
            case null, default -> List.of();
        };
    }

    private static BearerToken parse(String authorization) throws IOException {
        var parts = authorization.replaceFirst("(?i)^Bearer +", "").split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A signed token has three parts.");
        }
        var payload = Utf8.decode(Base64.getUrlDecoder().decode(parts[1]));
        return new BearerToken(Objects.requireNonNullElse(JSON.std.mapFrom(payload), Map.of()));
    }

    private boolean isVerified(Map<String, Object> claims) {
        return COMPARED.stream().allMatch(name -> Objects.equals(flattened(payload.get(name)), claims.get(name)))
                && isSameNumber(flattened(payload.get("exp")), claims.get("exp"));
    }

    /** Returns a claim as the authorizer hands it on. */
    private static @Nullable String flattened(@Nullable Object claim) {
        return claim instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                : Objects.toString(claim, null);
    }

    /** Returns true if both are one number, however it is written, such as 1795343400 and 1.7953434e+09. */
    private static boolean isSameNumber(@Nullable String one, @Nullable Object other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return new BigDecimal(one).compareTo(new BigDecimal(other.toString())) == 0;
    }
}
