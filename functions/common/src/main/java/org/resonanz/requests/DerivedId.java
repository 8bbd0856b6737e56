package org.resonanz.requests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Derives ids of requests from texts that name them elsewhere, so that the same text always names the same request. */
public final class DerivedId {

    private DerivedId() {}

    /** Returns the SHA-256 of a text, cut to a UUID of version 8 (RFC 9562, 5.8). */
    public static UUID of(String text) {
        try {
            var hash = ByteBuffer
                    .wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID((hash.getLong() & ~0xF000L) | 0x8000L,
                    (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
