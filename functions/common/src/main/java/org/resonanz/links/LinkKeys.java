package org.resonanz.links;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.aws.Cached;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The keys that sign links, from one secret: {@code {"initial": "…", "keys": [{"id", "key", "createdAt"}, …]}}.
 * The newest signs, all verify. {@code initial} is the key that the stack was made with, its id {@code initial}.
 */
public final class LinkKeys {
    /** All keys at one moment, by id, and the id of the one that signs. */
    public record Ring(String signing, Map<String, byte[]> keys) {
    }

    final Cached<Ring> ring;

    public LinkKeys(SecretsManagerClient secrets, String secretId, Clock clock) {
        this.ring = Cached.of(Duration.ofMinutes(10), clock,
                () -> parse(secrets.getSecretValue(get -> get.secretId(secretId)).secretString()));
    }

    /** The keys, at most ten minutes old. */
    public Ring get() {
        return ring.get();
    }

    static Ring parse(String secret) {
        try {
            var json = JSON.std.mapFrom(secret);
            var keys = new TreeMap<String, byte[]>();
            var signing = "initial";
            var newest = Instant.MIN;
            if (json.get("initial") instanceof String initial) {
                keys.put(signing, initial.getBytes(StandardCharsets.UTF_8));
            }
            for (var entry : json.get("keys") instanceof List<?> list ? list : List.of()) {
                var key = (Map<?, ?>) entry;
                var id = key.get("id").toString();
                var created = Instant.parse(key.get("createdAt").toString());
                keys.put(id, key.get("key").toString().getBytes(StandardCharsets.UTF_8));
                if (created.isAfter(newest)) {
                    newest = created;
                    signing = id;
                }
            }
            if (!keys.containsKey(signing)) {
                throw new IllegalStateException("The secret of the link keys holds no key.");
            }
            return new Ring(signing, keys);
        } catch (IOException broken) {
            throw new UncheckedIOException("The secret of the link keys is not JSON.", broken);
        }
    }
}
