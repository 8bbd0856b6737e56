package org.resonanz.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JWT authorizer of the HTTP API. It verifies tokens by the issuer's keys and passes their claims on as text. */
public final class Authorizer {
    private static final int MOST_TOKENS = 1_000;

    private final String issuer;
    private final List<String> audience;
    private final JWKSet keys;
    private final InstantSource wall;
    /** Tokens whose signature is good, the last used last. Whether their time has come is looked at with each call. */
    private final Map<String, Claims> signed = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Claims> eldest) {
            return size() > MOST_TOKENS;
        }
    });

    private record Claims(JWTClaimsSet set, Map<String, String> texts) {
        Claims {
            texts = Collections.unmodifiableMap(texts);
        }
    }

    public Authorizer(String issuer, List<String> audience, JWKSet keys) {
        this(issuer, audience, keys, InstantSource.system());
    }

    Authorizer(String issuer, List<String> audience, JWKSet keys, InstantSource wall) {
        this.issuer = issuer;
        this.audience = audience;
        this.keys = keys;
        this.wall = wall;
    }

    /**
     * Returns the claims of a valid token; empty if it is invalid or absent.
     *
     * @param authorization value of the header, null if there is none
     */
    Optional<Map<String, String>> claims(@Nullable String authorization) {
        try {
            var token = authorization == null ? "" : authorization.replaceFirst("(?i)^Bearer +", "");
            var claims = signed.get(token);
            if (claims == null) {
                claims = verify(token);
                signed.put(token, claims);
            }
            return isValid(claims.set()) ? Optional.of(claims.texts()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** @throws JOSEException if no key of the issuer has signed the token */
    private Claims verify(String token) throws ParseException, JOSEException {
        var jwt = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID());
        if (key == null || !jwt.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey()))) {
            throw new JOSEException("The issuer did not sign the token.");
        }
        return new Claims(jwt.getJWTClaimsSet(), texts(jwt.getPayload().toJSONObject()));
    }

    private boolean isValid(JWTClaimsSet claims) throws ParseException {
        var now = wall.instant();
        return issuer.equals(claims.getIssuer()) && audience(claims).stream().anyMatch(audience::contains)
                && claims.getExpirationTime() != null && now.isBefore(claims.getExpirationTime().toInstant())
                && isPast(claims.getNotBeforeTime(), now) && isPast(claims.getIssueTime(), now);
    }

    /** Returns the audience of a token; if it names none, its client. */
    private static List<String> audience(JWTClaimsSet claims) throws ParseException {
        var client = claims.getStringClaim("client_id");
        return claims.getAudience().isEmpty() && client != null ? List.of(client) : claims.getAudience();
    }

    private static boolean isPast(@Nullable Date time, Instant now) {
        return time == null || !now.isBefore(time.toInstant());
    }

    /** Returns the payload's claims as text. {@link JWTClaimsSet} would turn a list with one audience into a text. */
    private static Map<String, String> texts(Map<String, Object> payload) {
        var texts = new LinkedHashMap<String, String>();
        payload.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, text(value));
            }
        });
        return texts;
    }

    /** Returns a claim as API Gateway writes it: a list as {@code [a b c]}, an object as {@code map[a:1 b:2]}. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case Collection<?> list -> list.stream().map(Authorizer::text).collect(Collectors.joining(" ", "[", "]"));
            case Map<?, ?> map -> new TreeMap<>(map).entrySet().stream()
                    .map(member -> member.getKey() + ":" + text(member.getValue()))
                    .collect(Collectors.joining(" ", "map[", "]"));
            case null, default -> String.valueOf(value);
        };
    }
}
