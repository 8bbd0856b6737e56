package org.resonanz.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AuthorizerTest {
    private static final RSAKey KEY = key();

    private final Authorizer authorizer =
            new Authorizer("https://issuer.example", List.of("resonanz"), new JWKSet(KEY.toPublicJWK()));

    @Test
    void a_good_token_hands_its_claims_on_as_texts() throws JOSEException {
        var claims = authorizer.claims("Bearer " + token(good -> good)).orElseThrow();

        assertEquals("[team:hr lead:hr]", claims.get("groups"));
        assertEquals("anna", claims.get("sub"));
    }

    @Test
    void a_token_of_another_issuer_is_refused() throws JOSEException {
        assertRefused(good -> good.issuer("https://elsewhere.example"));
    }

    @Test
    void a_token_for_another_audience_is_refused() throws JOSEException {
        assertRefused(good -> good.audience("elsewhere"));
    }

    @Test
    void an_expired_token_is_refused() throws JOSEException {
        assertRefused(good -> good.expirationTime(in(Duration.ofHours(-1))));
    }

    @Test
    void a_token_that_is_not_yet_valid_is_refused() throws JOSEException {
        assertRefused(good -> good.notBeforeTime(in(Duration.ofHours(1))));
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        assertTrue(authorizer.claims("Bearer " + token(change)).isEmpty());
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = change.apply(new JWTClaimsSet.Builder().issuer("https://issuer.example").audience("resonanz")
                .subject("anna").claim("groups", List.of("team:hr", "lead:hr")).expirationTime(in(Duration.ofHours(1))))
                .build();
        var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), claims);
        jwt.sign(new RSASSASigner(KEY));
        return jwt.serialize();
    }

    private static Date in(Duration duration) {
        return Date.from(Instant.now().plus(duration));
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
