package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the edges at which a difference becomes one that is told: no spread at all, and exactly at the threshold. */
class DifferencesTest {

    @Test
    void where_all_or_none_of_both_are_satisfied_there_is_no_difference() {
        assertEquals(1, ChiSquared.pValue(new Share(1, 12), new Share(1, 30)));
        assertEquals(1, ChiSquared.pValue(new Share(0, 12), new Share(0, 30)));
    }

    @Test
    void a_p_value_exactly_at_the_threshold_of_its_rank_is_a_discovery() {
        // Of two, the smaller is allowed half of 0.1 and the larger all of it.
        assertEquals(Set.of("hr"), FalseDiscovery.discoveries(Map.of("hr", 0.05, "it", 0.2), 0.1));
        assertEquals(Set.of("hr", "it"), FalseDiscovery.discoveries(Map.of("hr", 0.07, "it", 0.1), 0.1));
    }

    @Test
    void a_p_value_just_above_the_threshold_of_its_rank_is_none() {
        assertEquals(Set.of(), FalseDiscovery.discoveries(Map.of("hr", Math.nextUp(0.05), "it", 0.2), 0.1));
    }

    @Test
    void certainty_alone_is_discovered_where_nothing_may_be_false() {
        assertEquals(Set.of("hr"), FalseDiscovery.discoveries(Map.of("hr", 0.0, "it", 0.2), 0));
    }
}
