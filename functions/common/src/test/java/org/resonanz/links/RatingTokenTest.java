package org.resonanz.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTokenTest {
    private static final String FIRST = "the first key, of 32 bytes or more";
    private static final String SECOND = "the second key, of 32 bytes or more";
    private static final String THIRD = "the third key, of 32 bytes or more";
    private static final LinkKeys.Ring RING = LinkKeys.parse("{\"initial\": \"" + FIRST + "\", \"keys\": []}");
    private static final RatingToken TOKEN = new RatingToken(
            UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"), 65_535,
            Instant.parse("2026-11-22T09:00:00Z"), Instant.parse("2100-12-06T09:00:00Z"));

    @Test
    void what_is_signed_comes_back() {
        assertEquals(Optional.of(TOKEN), RatingToken.verify(TOKEN.sign(RING), RING));
    }

    @Test
    void no_text_but_the_one_handed_out_is_the_link() {
        var text = TOKEN.sign(RING);
        var start = text.substring(0, text.length() - 1);
        var nextLetter = (char) (text.charAt(text.length() - 1) + 1);

        for (var other : List.of(text + "=", text + "A", text + "\n", " " + text, text.substring(1), start,
                start + nextLetter)) {
            assertEquals(Optional.empty(), RatingToken.verify(other, RING), other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "!", "äöü", "AQAAAAAAAAAAAAAAAAAAAAAAAAAA", "Af8AAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void nonsense_is_no_token(String text) {
        assertEquals(Optional.empty(), RatingToken.verify(text, RING));
    }

    @Test
    void an_endless_text_is_not_even_decoded() {
        assertEquals(Optional.empty(), RatingToken.verify("A".repeat(1_000_000), RING));
    }

    @Test
    void another_key_under_the_same_id_does_not_verify() {
        var other = LinkKeys.Ring.of("initial", Map.of("initial", SECOND.getBytes()));

        assertEquals(Optional.empty(), RatingToken.verify(TOKEN.sign(other), RING));
    }

    @Test
    void the_newest_key_signs_and_all_verify_until_they_are_dropped() {
        var rotated = LinkKeys.parse("""
                {"initial": "%s", "keys": [{"id": "k3", "key": "%s", "createdAt": "2026-12-01T00:00:00Z"},
                                           {"id": "k2", "key": "%s", "createdAt": "2026-11-01T00:00:00Z"}]}"""
                .formatted(FIRST, THIRD, SECOND));
        var dropped = LinkKeys.parse("""
                {"keys": [{"id": "k3", "key": "%s", "createdAt": "2026-12-01T00:00:00Z"}]}""".formatted(THIRD));

        assertEquals("k3", rotated.signing());
        assertEquals(Optional.of(TOKEN), RatingToken.verify(TOKEN.sign(RING), rotated));
        assertEquals(Optional.of(TOKEN), RatingToken.verify(TOKEN.sign(rotated), dropped));
        assertEquals(Optional.empty(), RatingToken.verify(TOKEN.sign(RING), dropped));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"keys\": []}", "no json"})
    void a_secret_without_a_key_fails_loudly(String secret) {
        assertThrows(RuntimeException.class, () -> LinkKeys.parse(secret));
    }
}
