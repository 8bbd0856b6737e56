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
            return isGood(jwt.getJWTClaimsSet()) ? Optional.of(texts(jwt.getJWTClaimsSet())) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private boolean isGood(JWTClaimsSet claims) {
        var now = Date.from(Instant.now());
        return issuer.equals(claims.getIssuer()) && claims.getAudience().stream().anyMatch(audience::contains)
                && claims.getExpirationTime() != null && now.before(claims.getExpirationTime())
                && (claims.getNotBeforeTime() == null || !now.before(claims.getNotBeforeTime()));
    }

    private static Map<String, String> texts(JWTClaimsSet claims) {
        var texts = new LinkedHashMap<String, String>();
        claims.toJSONObject().forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    /** A list arrives as the one text {@code [a b c]}. */
    private static String text(Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]")) : String.valueOf(value);
    }
}
