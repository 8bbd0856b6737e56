package org.resonanz.createrequest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import org.resonanz.people.Caller;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.Problem;

/** The id of a new request: derived from the caller and their idempotency key, or random if they sent none. */
record IdempotencyKey(UUID requestId) {

    static IdempotencyKey of(ApiRequest request, Caller caller) {
        var key = request.headers().get("idempotency-key");
        if (key == null) {
            return new IdempotencyKey(UUID.randomUUID());
        }
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            throw Problem.of(400, "faulty-key");
        }
        var subject = Objects.requireNonNullElse(caller.subject(), caller.email());
        return new IdempotencyKey(hash((subject + "\u0000" + key).getBytes(StandardCharsets.UTF_8)));
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
