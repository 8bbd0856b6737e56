package org.resonanz.people;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.resonanz.platform.aws.Cached;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.platform.mail.Address;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Turns addresses into pseudonyms, by a keyed hash whose key never rotates. */
public final class Pseudonyms {
    private static final int BYTES = 16;

    private final Cached<SecretKeySpec> key;

    public Pseudonyms(SecretsManagerClient secrets, String secretId, Clock clock) {
        this.key = Cached.of(Duration.ofMinutes(10), clock, () -> read(secrets, secretId));
    }

    /** Returns a person's pseudonym, 32 hexadecimal digits. It is the same for all {@code +tag}s of an address. */
    public String of(String address) {
        return hash(Address.parse(address).map(Address::withoutTag).map(Address::text).orElse(address));
    }

    /**
     * Returns the pseudonym of an address with its {@code +tag}, 32 hexadecimal digits. Bounces are noted under it, as
     * they say nothing about other tags.
     */
    public String ofMailbox(String address) {
        return hash(Address.parse(address).map(Address::text).orElse(address));
    }

    private String hash(String address) {
        return HexFormat.of().formatHex(Hmac.of(key.get(), address.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
    }

    private static SecretKeySpec read(SecretsManagerClient secrets, String secretId) {
        try {
            var secret = JSON.std.mapFrom(secrets.getSecretValue(get -> get.secretId(secretId)).secretString());
            return Hmac.key(String.valueOf(secret.get("key")).getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("The pseudonym key's secret is not JSON.", broken);
        }
    }
}
