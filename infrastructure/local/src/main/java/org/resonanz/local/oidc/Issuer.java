package org.resonanz.local.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.state.Journal;

/** An OpenID Connect issuer that signs tokens for invented people, with the code flow and PKCE (RFC 7636). */
public final class Issuer {
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final String url;
    private final String audience;
    private final RSAKey key;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    /** A code that was handed out, with the challenge of the authorization request. */
    private record Code(People.Person person, String challenge) {
    }

    /** Creates an issuer with the key that the journal keeps, or with a new one. */
    public Issuer(String url, String audience, Journal journal) {
        try {
            this.url = url;
            this.audience = audience;
            var found = journal.find("issuer");
            this.key = found == null
                    ? new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate()
                    : RSAKey.parse(found.toString());
            if (found == null) {
                journal.put("issuer", key.toJSONString());
            }
        } catch (JOSEException | ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the keys by which tokens are verified. */
    public JWKSet publicKeys() {
        return new JWKSet(key.toPublicJWK());
    }

    /** Returns the discovery document (OpenID Connect Discovery 1.0). */
    Map<String, Object> discovery() {
        return Map.of("issuer", url, "authorization_endpoint", url + "/authorize", "token_endpoint", url + "/token",
                "jwks_uri", url + "/jwks", "response_types_supported", new String[]{"code"},
                "subject_types_supported", new String[]{"public"},
                "id_token_signing_alg_values_supported", new String[]{"RS256"},
                "code_challenge_methods_supported", new String[]{"S256"});
    }

    /** Returns a signed access token of a person, which names the API as its audience. */
    String token(People.Person person) {
        return token(person, audience);
    }

    /** Returns a signed ID token of a person, which names the client as its audience. */
    String idToken(People.Person person, String client) {
        return token(person, client);
    }

    private String token(People.Person person, String audience) {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder().issuer(url).audience(audience).subject(person.id())
                .claim("email", person.email()).claim("name", person.name()).claim("locale", person.locale())
                .claim("groups", person.groups()).issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        try {
            var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns a code that can be exchanged for a person's tokens, once. */
    String code(People.Person person, String challenge) {
        var code = UUID.randomUUID().toString();
        codes.put(code, new Code(person, challenge));
        return code;
    }

    /** Returns the person of a code; empty if the code is unknown or the verifier does not match its challenge. */
    Optional<People.Person> redeem(@Nullable String code, @Nullable String verifier) {
        var found = codes.remove(code == null ? "" : code);
        return Optional.ofNullable(found).filter(known -> known.challenge().equals(challenge(verifier)))
                .map(Code::person);
    }

    private static String challenge(@Nullable String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
