package org.resonanz.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resonanz.people.MailList;

class UnsubscribeTokenTest {
    private static final LinkKeys.Ring RING = LinkKeys.parse(
            "{\"initial\": \"the first key, of 32 bytes or more\", \"keys\": []}");
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @ParameterizedTest
    @EnumSource
    void what_is_signed_comes_back(MailList list) {
        var token = UnsubscribeToken.of(list, "a0123456789abcdef0123456789abcde", NOW);
        assertEquals(Optional.of(token), UnsubscribeToken.verify(token.sign(RING), RING));
    }

    @ParameterizedTest
    @EnumSource
    void a_link_of_another_kind_is_worth_nothing(RatingToken.Purpose purpose) {
        var rating = new RatingToken(purpose, new UUID(1, 2), 1, NOW, NOW.plusSeconds(60)).sign(RING);
        var unsubscribe = UnsubscribeToken.of(MailList.DIGEST, "a0123456789abcdef0123456789abcde", NOW).sign(RING);
        assertEquals(Optional.empty(), UnsubscribeToken.verify(rating, RING));
        assertEquals(Optional.empty(), RatingToken.verify(unsubscribe, RING));
    }
}
