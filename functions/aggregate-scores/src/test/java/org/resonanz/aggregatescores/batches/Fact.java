package org.resonanz.aggregatescores.batches;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What became of one request, as it reaches a night.
 *
 * @param id     of the request; a late answer has the id of the silence before it
 * @param day    on which the rating settled, or the invitation became a silence
 * @param rating 1 to 5, 0 where it is a silence
 */
record Fact(int id, Interface source, LocalDate day, String ref, boolean counts, boolean followedUp, int rating,
        Instant at) {

    boolean isVoice() {
        return rating > 0;
    }

    /** A voice whose mark is among the drivers, so that published sums tell exactly who is in them. */
    Voice voice() {
        return new Voice(rating, Map.of("mark", mark()), counts, followedUp, at, "%08d".formatted(id));
    }

    /** Two sets of requests have the same sum of marks by luck alone; sums overflow, which does no harm. */
    int mark() {
        var mixed = (id + 1) * 0x9E3779B1;
        mixed = (mixed ^ mixed >>> 15) * 0x85EBCA6B;
        return mixed ^ mixed >>> 13;
    }

    Fact rated(int other) {
        return new Fact(id, source, day, ref, counts, followedUp, other, at);
    }

    /** The same fact of somebody who counts, whatever happened. */
    Fact ofSomebodyGenuine() {
        return new Fact(id, source, day, ref, true, followedUp, rating, at);
    }

    Fact withoutFollowUp() {
        return new Fact(id, source, day, ref, counts, false, rating, at);
    }
}
