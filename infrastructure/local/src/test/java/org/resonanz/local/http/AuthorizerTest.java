package org.resonanz.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
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
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AuthorizerTest {
    private static final RSAKey KEY = key();
    private static final Instant EXPIRY = Instant.now().plus(Duration.ofHours(2));

    private final Authorizer authorizer = new Authorizer("https://issuer.example", List.of("resonanz"),
            new JWKSet(KEY.toPublicJWK()));

    @Test
    void a_good_token_hands_its_claims_on_as_texts() throws JOSEException {
        var claims = authorizer.claims("Bearer " + token(good -> good)).orElseThrow();

        assertEquals("[team:hr lead:hr]", claims.get("groups"));
        assertEquals("anna", claims.get("sub"));
    }

    @Test
    void claims_that_are_no_texts_become_texts_as_in_aws() throws JOSEException {
        var claims = authorizer.claims("Bearer " + token(good -> good.audience("resonanz").claim("groups",
                List.of("Domain admin", "team:hr")).claim("email_verified", false).claim("level", 3)
                .claim("none", List.of()).claim("realm_access", Map.of("roles", List.of("a", "b")))
                .claim("middle_name", null).expirationTime(Date.from(EXPIRY)))).orElseThrow();

        assertEquals("[Domain admin team:hr]", claims.get("groups"));
        assertEquals("false", claims.get("email_verified"));
        assertEquals("3", claims.get("level"));
        assertEquals("[]", claims.get("none"));
        assertEquals("map[roles:[a b]]", claims.get("realm_access"));
        assertEquals(String.valueOf(EXPIRY.getEpochSecond()), claims.get("exp"));
        assertFalse(claims.containsKey("middle_name"));
    }

    @Test
    void an_audience_keeps_the_form_that_it_has_in_the_token() throws Exception {
        var payload = "{\"iss\":\"https://issuer.example\",\"aud\":%s,\"exp\":" + EXPIRY.getEpochSecond() + "}";

        assertEquals("resonanz", claims(payload.formatted("\"resonanz\"")).get("aud"));
        assertEquals("[resonanz]", claims(payload.formatted("[\"resonanz\"]")).get("aud"));
        assertEquals("[other resonanz]", claims(payload.formatted("[\"other\", \"resonanz\"]")).get("aud"));
    }

    @Test
    void the_client_stands_for_a_missing_audience() throws JOSEException {
        var claims = authorizer.claims("Bearer "
                + token(good -> good.audience((String) null).claim("client_id", "resonanz")));

        assertFalse(claims.orElseThrow().containsKey("aud"));
        assertRefused(good -> good.audience((String) null).claim("client_id", "elsewhere"));
        assertRefused(good -> good.audience("elsewhere").claim("client_id", "resonanz"));
        assertRefused(good -> good.audience((String) null));
    }

    @Test
    void a_token_from_tomorrow_is_refused() throws JOSEException {
        assertRefused(good -> good.issueTime(in(Duration.ofHours(1))));
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
    void a_token_that_was_taken_before_is_refused_once_it_has_expired() throws JOSEException {
        var now = new AtomicReference<>(Instant.now());
        var later = new Authorizer("https://issuer.example", List.of("resonanz"), new JWKSet(KEY.toPublicJWK()),
                now::get);
        var token = "Bearer " + token(good -> good);
        assertEquals(authorizer.claims(token), later.claims(token));
        assertEquals(authorizer.claims(token), later.claims(token));

        now.set(EXPIRY);

        assertTrue(later.claims(token).isEmpty());
    }

    @Test
    void a_token_that_another_key_has_signed_is_refused_each_time() throws JOSEException {
        var other = new Authorizer("https://issuer.example", List.of("resonanz"), new JWKSet(key().toPublicJWK()));
        var token = "Bearer " + token(good -> good);

        assertTrue(other.claims(token).isEmpty());
        assertTrue(other.claims(token).isEmpty());
    }

    @Test
    void a_token_that_is_not_yet_valid_is_refused() throws JOSEException {
        assertRefused(good -> good.notBeforeTime(in(Duration.ofHours(1))));
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        assertTrue(authorizer.claims("Bearer " + token(change)).isEmpty());
    }

    private Map<String, String> claims(String payload) throws JOSEException {
        var token = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("key").build(), new Payload(payload));
        token.sign(new RSASSASigner(KEY));
        return authorizer.claims("Bearer " + token.serialize()).orElseThrow();
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
