package org.resonanz.links;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import org.resonanz.platform.aws.Cached;
import org.resonanz.platform.crypto.Hmac;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads the keys that sign links from one secret: {@code {"initial": "…", "keys": [{"id", "key", "createdAt"}, …]}}.
 * All keys verify; the newest that every function has read by now signs. The key {@code initial} was made with the
 * stack and has the id {@code initial}. A secret with a key of fewer than 32 bytes is refused, and one with an id that no
 * link can name: 1 to 64 visible characters of ASCII.
 */
public final class LinkKeys {
    /**
     * The keys at one moment, by id.
     *
     * @param signing id of the key that signs
     */
    public record Ring(String signing, Map<String, SecretKeySpec> keys) {

        public Ring {
            keys = Map.copyOf(keys);
        }

        /**
         * Returns a ring of keys that are given as bytes.
         *
         * @param signing id of the key that signs
         */
        public static Ring of(String signing, Map<String, byte[]> keys) {
            return new Ring(signing, keys.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                    key -> Hmac.key(key.getValue()))));
        }
        /** Returns the key that signs. */
        public SecretKeySpec signingKey() {
            return Objects.requireNonNull(keys.get(signing));
        }
    }

    /** The shortest key. One shorter than the hash is easier to guess than the hash (RFC 2104, section 3). */
    private static final int LEAST_BYTES = 32;

    private static final Pattern ID = Pattern.compile("\\p{Graph}{1,64}");

    /** The time after which all functions can verify what a new key signs, as their copies live ten minutes. */
    private static final Duration SPREADING = Duration.ofMinutes(15);

    final Cached<Ring> ring;

    public LinkKeys(SecretsManagerClient secrets, String secretId, Clock clock) {
        this.ring = Cached.of(Duration.ofMinutes(10), clock,
                () -> parse(secrets.getSecretValue(get -> get.secretId(secretId)).secretString(),
                        clock.instant().minus(SPREADING)));
    }

    /**
     * Returns the keys, at most ten minutes old.
     *
     * @throws IllegalStateException if the secret holds no key, one that is too short, or one without a valid id or time
     * @throws UncheckedIOException  if the secret is not JSON
     */
    public Ring get() {
        return ring.get();
    }

    static Ring parse(String secret) {
        return parse(secret, Instant.MAX);
    }

    /**
     * Parses the secret.
     *
     * @param known keys made after this time do not sign yet; if there is no other key, the oldest signs
     */
    private static Ring parse(String secret, Instant known) {
        try {
            var json = Objects.requireNonNullElse(JSON.std.mapFrom(secret), Map.<String, Object>of());
            var keys = new TreeMap<String, byte[]>();
            var made = new TreeMap<Instant, String>();
            if (json.get("initial") instanceof String initial) {
                keys.put("initial", bytes("initial", initial));
                made.put(Instant.MIN, "initial");
            }
            for (var entry : json.get("keys") instanceof List<?> list ? list : List.of()) {
                if (!(entry instanceof Map<?, ?> key)) {
                    throw new IllegalStateException("A link key is no object.");
                }
                var id = id(key);
                keys.put(id, bytes(id, String.valueOf(key.get("key"))));
                made.put(createdAt(id, key), id);
            }
            if (made.isEmpty()) {
                throw new IllegalStateException("The secret of the link keys holds no key.");
            }
            var signing = made.floorEntry(known);
            return Ring.of((signing == null ? made.firstEntry() : signing).getValue(), keys);
        } catch (IOException broken) {
            throw new UncheckedIOException("The secret of the link keys is not JSON.", broken);
        }
    }

    private static String id(Map<?, ?> key) {
        if (key.get("id") instanceof String id && ID.matcher(id).matches()) {
            return id;
        }
        throw new IllegalStateException("A link key has no id of 1 to 64 visible characters of ASCII.");
    }

    private static Instant createdAt(String id, Map<?, ?> key) {
        try {
            return Instant.parse(String.valueOf(key.get("createdAt")));
        } catch (DateTimeParseException broken) {
            throw new IllegalStateException("The link key " + id + " has no time at which it was made.", broken);
        }
    }

    private static byte[] bytes(String id, String key) {
        var bytes = key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalStateException("The link key " + id + " has under " + LEAST_BYTES + " bytes.");
        }
        return bytes;
    }
}
