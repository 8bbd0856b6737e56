package org.resonanz.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The JWT authorizer: checks a token against the issuer's keys and hands its claims on as texts. */
public final class Authorizer {
    private final String issuer;
    private final List<String> audience;
    private final JWKSet keys;

    public Authorizer(String issuer, List<String> audience, JWKSet keys) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = keys;
    }

    /** The claims of a good token; empty for any other. */
    Optional<Map<String, String>> claims(String authorization) {
        try {
            var token = authorization == null ? "" : authorization.replaceFirst("(?i)^Bearer +", "");
            var jwt = SignedJWT.parse(token);
            var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
            if (key == null || !jwt.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey()))) {
                return Optional.empty();
            }
            return isGood(jwt.getJWTClaimsSet())
                    ? Optional.of(texts(jwt.getPayload().toJSONObject()))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private boolean isGood(JWTClaimsSet claims) throws ParseException {
        var now = Date.from(Instant.now());
        return issuer.equals(claims.getIssuer()) && audience(claims).stream().anyMatch(audience::contains)
                && claims.getExpirationTime() != null && now.before(claims.getExpirationTime())
                && isPast(claims.getNotBeforeTime(), now) && isPast(claims.getIssueTime(), now);
    }

    /** The client is asked for only where a token names no audience. */
    private static List<String> audience(JWTClaimsSet claims) throws ParseException {
        var client = claims.getStringClaim("client_id");
        return claims.getAudience().isEmpty() && client != null ? List.of(client) : claims.getAudience();
    }

    private static boolean isPast(Date time, Date now) {
        return time == null || !now.before(time);
    }

    /** The claims as the payload has them: {@link JWTClaimsSet} would take a list with one audience for a text. */
    private static Map<String, String> texts(Map<String, Object> payload) {
        var texts = new LinkedHashMap<String, String>();
        payload.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, text(value));
            }
        });
        return texts;
    }

    /** A list arrives as the one text {@code [a b c]}, an object as {@code map[a:1 b:2]}. */
    private static String text(Object value) {
        return switch (value) {
            case Collection<?> list -> list.stream().map(Authorizer::text).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> map -> new TreeMap<>(map).entrySet().stream()
                    .map(member -> member.getKey() + ":" + text(member.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
            case null, default -> String.valueOf(value);
        };
    }
}
