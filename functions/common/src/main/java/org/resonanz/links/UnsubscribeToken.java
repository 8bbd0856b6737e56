package org.resonanz.links;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.resonanz.people.MailList;

/**
 * What a link says that lets a person get off a list of mails and on it again. On the wire it is a signed token of
 * list (1 byte), pseudonym (16) and expiry (4, seconds since 1970).
 *
 * @param ref the person's pseudonym, 32 hexadecimal digits
 */
public record UnsubscribeToken(MailList list, String ref, Instant expiresAt) {
    /** How long after its mail a link works. */
    public static final Duration LIFETIME = Duration.ofDays(60);

    private static final String PURPOSE = "unsubscribe-link";
    private static final int REF_BYTES = 16;
    private static final int BYTES = 1 + REF_BYTES + 4;

    /** The token of a mail that is sent now. */
    public static UnsubscribeToken of(MailList list, String ref, Instant now) {
        return new UnsubscribeToken(list, ref, now.plus(LIFETIME));
    }

    /** Returns when the mail with the link was sent. */
    public Instant sentAt() {
        return expiresAt.minus(LIFETIME);
    }

    /** The token's text, signed with the ring's signing key. */
    public String sign(LinkKeys.Ring ring) {
        return SignedToken.sign(PURPOSE, ByteBuffer.allocate(BYTES).put((byte) list.ordinal())
                .put(HexFormat.of().parseHex(ref)).putInt((int) expiresAt.getEpochSecond()).array(), ring);
    }

    /** Reads a token; empty where no key of the ring signed it. Expiry is the caller's to check. */
    public static Optional<UnsubscribeToken> verify(String text, LinkKeys.Ring ring) {
        return SignedToken.verify(PURPOSE, text, ring).filter(says -> says.remaining() == BYTES).map(says -> {
            var list = MailList.values()[says.get()];
            var ref = new byte[REF_BYTES];
            says.get(ref);
            return new UnsubscribeToken(list, HexFormat.of().formatHex(ref),
                    Instant.ofEpochSecond(Integer.toUnsignedLong(says.getInt())));
        });
    }
}
