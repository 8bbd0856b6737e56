package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.Samples;

/**
 * Tests that forged links are refused before anything is read, and expired ones before their request is. The test tagged {@code proof} tries a million of them.
 */
class ForgedLinkTest extends MailedLink {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST"})
    void a_forged_link_is_a_damaged_one_and_costs_no_read(String method) {
        var response = HttpEvent.of(method + " /ratings/{token}", token.substring(1)).form("rating=5").sendTo(handler);
        assertEquals(404, response.status());
        assertEquals(List.of(), TABLE.meter().calls());
    }

    @Test
    void an_expired_link_costs_the_settings_alone_because_its_page_carries_the_organisations_looks() {
        clock.set(RatedWork.COMPLETED.plusSeconds(14 * 86_400));
        assertEquals(410, HttpEvent.of("GET /ratings/{token}", token).sendTo(handler).status());
        assertEquals(List.of("GetItem"), TABLE.meter().calls());
    }

    @Test
    void random_and_mutated_links_never_reach_the_table() {
        assertRefused(20_000);
    }

    @Tag("proof")
    @Tag("long")
    @Test
    void a_million_random_and_mutated_links_never_reach_the_table() {
        assertRefused(1_000_000);
    }

    /** Sends links through the handler that people reach; the meter would see a single read. */
    private void assertRefused(int links) {
        var random = new Random(20261122);
        var good = HttpEvent.of("HEAD /ratings/{token}", token).json();
        var found = IntStream.range(0, links).mapToObj(count -> forge(random)).toList().parallelStream()
                .filter(forged -> !Samples.invoke(handler, good.replace(token, forged))
                        .startsWith("{\"statusCode\":404"))
                .toList();
        assertEquals(List.of(), found);
        assertEquals(List.of(), TABLE.meter().calls());
    }

    private String forge(Random random) {
        return random.nextInt(4) == 0 ? nonsense(random) : mutate(random);
    }

    private static String nonsense(Random random) {
        return random.ints(1 + random.nextInt(120), 0, 64).mapToObj(ALPHABET::charAt).map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** Returns the token with one character changed, removed or added, or cut. */
    private String mutate(Random random) {
        var at = random.nextInt(token.length());
        var other = ALPHABET.charAt((ALPHABET.indexOf(token.charAt(at)) + 1 + random.nextInt(63)) % 64);
        return switch (random.nextInt(4)) {
            case 0 -> token.substring(0, at) + token.substring(at + 1);
            case 1 -> token.substring(0, at) + other + token.substring(at);
            case 2 -> token.substring(0, at);
            default -> token.substring(0, at) + other + token.substring(at + 1);
        };
    }
}
