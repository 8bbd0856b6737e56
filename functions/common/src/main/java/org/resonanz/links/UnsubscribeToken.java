package org.resonanz.links;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.resonanz.people.MailList;

/**
 * The content of a link by which a person gets off a list of mails and on it again. In the link it is a signed token of
 * list (1 byte), pseudonym (16) and expiry (4, seconds since 1970).
 *
 * @param ref the person's pseudonym, 32 hexadecimal digits
 */
@SuppressWarnings("EnumOrdinal") // A byte of the token is the place of the list.
public record UnsubscribeToken(MailList list, String ref, Instant expiresAt) {
    /** The time for which a link is valid after its mail was sent. */
    public static final Duration LIFETIME = Duration.ofDays(60);

    private static final String PURPOSE = "unsubscribe-link";
    private static final int REF_BYTES = 16;
    private static final int BYTES = 1 + REF_BYTES + 4;

    /** Returns the token for a mail that is sent now. */
    public static UnsubscribeToken of(MailList list, String ref, Instant now) {
        return new UnsubscribeToken(list, ref, now.plus(LIFETIME));
    }

    /** Returns when the mail with the link was sent. */
    public Instant sentAt() {
        return expiresAt.minus(LIFETIME);
    }

    /** Returns the token's text, signed with the ring's signing key. */
    public String sign(LinkKeys.Ring ring) {
        return SignedToken.sign(PURPOSE, ByteBuffer.allocate(BYTES).put((byte) list.ordinal())
                .put(HexFormat.of().parseHex(ref)).putInt((int) expiresAt.getEpochSecond()).array(), ring);
    }

    /** Reads a token; empty if no key of the ring signed it. The caller checks the expiry. */
    public static Optional<UnsubscribeToken> verify(String text, LinkKeys.Ring ring) {
        return SignedToken.verify(PURPOSE, text, ring).filter(payload -> payload.remaining() == BYTES).map(payload -> {
            var list = MailList.values()[payload.get()];
            var ref = new byte[REF_BYTES];
            payload.get(ref);
            return new UnsubscribeToken(list, HexFormat.of().formatHex(ref),
                    Instant.ofEpochSecond(Integer.toUnsignedLong(payload.getInt())));
        });
    }
}
