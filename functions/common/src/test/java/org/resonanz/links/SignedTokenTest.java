package org.resonanz.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.people.MailList;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.testing.Cases;

/**
 * Tests properties of any signed token, whatever its content and keys. The tests tagged {@code proof} try more of them.
 */
class SignedTokenTest {
    /**
     * A kind of token.
     *
     * @param any  makes one up
     * @param sign returns its text
     */
    record Kind<T>(String name, Function<Random, T> any, BiFunction<T, LinkKeys.Ring, String> sign,
            BiFunction<String, LinkKeys.Ring, Optional<T>> verify) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind<?>> kinds() {
        return List.of(new Kind<>("rating", SignedTokenTest::rating, RatingToken::sign, RatingToken::verify),
                new Kind<>("unsubscribe", SignedTokenTest::unsubscribe, UnsubscribeToken::sign,
                        UnsubscribeToken::verify),
                new Kind<>("any payload", random -> hex(random, random.nextInt(100)),
                        (hex, ring) -> SignedToken.sign("purpose", HexFormat.of().parseHex(hex), ring),
                        (text, ring) -> SignedToken.verify("purpose", text, ring).map(payload -> {
                            var bytes = new byte[payload.remaining()];
                            payload.get(bytes);
                            return HexFormat.of().formatHex(bytes);
                        })));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void what_is_signed_comes_back(Kind<T> kind) {
        Cases.check(3_000, random -> {
            var token = kind.any.apply(random);
            var ring = ring(random);
            assertEquals(Optional.of(token), kind.verify.apply(kind.sign.apply(token, ring), ring));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void keys_rotate(Kind<T> kind) {
        Cases.check(1_000, random -> {
            var token = kind.any.apply(random);
            var before = ring(random);
            var keys = new TreeMap<>(before.keys());
            keys.put("new", Hmac.key(key(random)));
            var after = new LinkKeys.Ring("new", keys);
            var old = kind.sign.apply(token, before);
            assertEquals(Optional.of(token), kind.verify.apply(old, after));
            assertEquals(Optional.empty(), kind.verify.apply(kind.sign.apply(token, after), before));

            keys.remove(before.signing());
            assertEquals(Optional.empty(), kind.verify.apply(old, new LinkKeys.Ring("new", keys)));
            keys.put(before.signing(), Hmac.key(key(random)));
            assertEquals(Optional.empty(), kind.verify.apply(old, new LinkKeys.Ring("new", keys)));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    <T> void no_bit_may_change_and_nothing_be_cut_off(Kind<T> kind) {
        Cases.check(20, random -> forge(kind, random));
    }

    @Tag("proof")
    @Tag("long")
    @ParameterizedTest
    @MethodSource("kinds")
    <T> void of_many_tokens_no_bit_may_change_and_nothing_be_cut_off(Kind<T> kind) {
        Cases.check(2_000, random -> forge(kind, random));
    }

    /** Flips each bit of a token and of its text, and cuts both at every place. */
    private static <T> void forge(Kind<T> kind, Random random) {
        var ring = ring(random);
        var text = kind.sign.apply(kind.any.apply(random), ring);
        var token = Base64.getUrlDecoder().decode(text);
        for (var bit = 0; bit < 8 * token.length; bit++) {
            assertRefused(kind, encode(flipped(token, bit)), ring);
        }
        var letters = text.getBytes(StandardCharsets.ISO_8859_1);
        for (var bit = 0; bit < 8 * letters.length; bit++) {
            assertRefused(kind, new String(flipped(letters, bit), StandardCharsets.ISO_8859_1), ring);
        }
        for (var length = 0; length < token.length; length++) {
            assertRefused(kind, encode(Arrays.copyOf(token, length)), ring);
            assertRefused(kind, encode(Arrays.copyOfRange(token, token.length - length, token.length)), ring);
        }
        for (var length = 0; length < text.length(); length++) {
            assertRefused(kind, text.substring(0, length), ring);
            assertRefused(kind, text.substring(text.length() - length), ring);
        }
    }

    private static <T> void assertRefused(Kind<T> kind, String text, LinkKeys.Ring ring) {
        assertEquals(Optional.empty(), kind.verify.apply(text, ring), text);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static RatingToken rating(Random random) {
        var purposes = RatingToken.Purpose.values();
        return new RatingToken(purposes[random.nextInt(purposes.length)],
                new UUID(random.nextLong(), random.nextLong()), 1 + random.nextInt(65_535), time(random), time(random));
    }

    private static UnsubscribeToken unsubscribe(Random random) {
        var lists = MailList.values();
        return new UnsubscribeToken(lists[random.nextInt(lists.length)], hex(random, 16), time(random));
    }

    /** Returns any second from 1970 to 2106. */
    private static Instant time(Random random) {
        return Instant.ofEpochSecond(random.nextLong(1L << 32));
    }

    private static LinkKeys.Ring ring(Random random) {
        var keys = new TreeMap<String, byte[]>();
        for (var count = 1 + random.nextInt(4); count > 0; count--) {
            keys.put("key-" + hex(random, random.nextInt(6)), key(random));
        }
        return LinkKeys.Ring.of(List.copyOf(keys.keySet()).get(random.nextInt(keys.size())), keys);
    }

    private static byte[] key(Random random) {
        var key = new byte[32 + random.nextInt(32)];
        random.nextBytes(key);
        return key;
    }

    private static String hex(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
