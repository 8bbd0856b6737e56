package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests in which order the batches of a group of released comments stand. */
class CommentedTest {
    private static final LocalDate NIGHT = LocalDate.parse("2026-11-22");

    @Test
    void batches_are_released_by_the_night_they_closed_in_and_those_of_one_night_by_their_nodes() {
        var waiting = List.of(batch(NIGHT, "team"), batch(NIGHT, "department:marketing"), batch(NIGHT, "department:it"),
                batch(NIGHT.minusDays(7), "team"));

        assertEquals(List.of("2026-11-15 team", "2026-11-22 department:it", "2026-11-22 department:marketing",
                "2026-11-22 team"),
                Commented.release(NIGHT, waiting).stream()
                        .map(batch -> batch.closedOn() + " " + batch.node().name()).toList());
    }

    /** Returns a batch of ten requesters, of whom all wrote. */
    private static Commented batch(LocalDate closedOn, String node) {
        var refs = IntStream.range(0, Commented.SPEAKERS).mapToObj(number -> "ref" + number)
                .collect(Collectors.toCollection(TreeSet::new));
        var comments = refs.stream().map(ref -> new Comment(node + closedOn + ref, ref))
                .collect(Collectors.toCollection(TreeSet::new));
        return new Commented(closedOn, new Node("hr", node), null, refs, comments, null);
    }
}
