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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Signs tokens for invented people; authorization code flow with PKCE (RFC 7636) for the page. */
public final class Issuer {
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final String url;
    private final String audience;
    private final RSAKey key;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    private record Code(People.Person person, String challenge) {
    }

    public Issuer(String url, String audience) {
        try {
            this.url = url;
            this.audience = audience;
            this.key = new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public JWKSet publicKeys() {
        return new JWKSet(key.toPublicJWK());
    }

    Map<String, Object> discovery() {
        return Map.of("issuer", url, "authorization_endpoint", url + "/authorize", "token_endpoint", url + "/token",
                "jwks_uri", url + "/jwks", "response_types_supported", new String[]{"code"},
                "subject_types_supported", new String[]{"public"},
                "id_token_signing_alg_values_supported", new String[]{"RS256"},
                "code_challenge_methods_supported", new String[]{"S256"});
    }

    /** A token that says who somebody is. */
    String token(People.Person person) {
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

    /** A code that the page can turn into a token, once. */
    String code(People.Person person, String challenge) {
        var code = UUID.randomUUID().toString();
        codes.put(code, new Code(person, challenge));
        return code;
    }

    /** The token for a code, where the verifier is the one whose challenge asked for the code. */
    Optional<String> redeem(String code, String verifier) {
        var found = codes.remove(code == null ? "" : code);
        return Optional.ofNullable(found).filter(known -> known.challenge().equals(challenge(verifier)))
                .map(known -> token(known.person()));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
