package org.resonanz.createrequest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;

/** The id of a new request: derived from the caller and their idempotency key, or random if they sent none. */
record IdempotencyKey(UUID requestId) {

    /**
     * Returns the id that belongs to a caller's key.
     *
     * @param key the key as it was sent, null if none was
     * @return empty if the key is too long or holds other characters than visible ASCII
     */
    static Optional<IdempotencyKey> of(@Nullable String key, Caller caller) {
        if (key == null) {
            return Optional.of(new IdempotencyKey(UUID.randomUUID()));
        }
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            return Optional.empty();
        }
        var subject = Objects.requireNonNullElse(caller.subject(), caller.email());
        return Optional.of(new IdempotencyKey(hash((subject + "\u0000" + key).getBytes(StandardCharsets.UTF_8))));
    }

    /** Returns the SHA-256 of some bytes, cut to a UUID of version 8 (RFC 9562, 5.8). */
    static UUID hash(byte[] bytes) {
        try {
            var hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new UUID((hash.getLong() & ~0xF000L) | 0x8000L,
                    (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
