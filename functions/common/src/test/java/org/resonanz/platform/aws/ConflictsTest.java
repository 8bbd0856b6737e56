package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConflictsTest {
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void the_first_try_that_is_not_overtaken_counts() {
        var results = new ArrayList<>(List.of(Optional.<String>empty(), Optional.<String>empty(), Optional.of("third"),
                Optional.of("fourth")));

        assertEquals(Optional.of("third"), Conflicts.retry(results::removeFirst, backoff()));

        assertEquals(2, pauses.size());
        assertEquals(1, results.size());
    }

    @Test
    void what_is_overtaken_again_and_again_is_given_up() {
        var tries = new ArrayList<String>();

        assertEquals(Optional.empty(), Conflicts.retry(() -> {
            tries.add("overtaken");
            return Optional.empty();
        }, backoff()));

        assertEquals(Conflicts.TRIES, tries.size());
        assertEquals(Conflicts.TRIES - 1, pauses.size());
    }

    private Backoff backoff() {
        return new Backoff(Conflicts.TRIES, pauses::add);
    }
}
