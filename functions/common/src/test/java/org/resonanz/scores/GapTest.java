package org.resonanz.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests which teams and interfaces are short of the target, and in which order. */
class GapTest {
    private static final Score SCORE = new Score(40, 30, new Estimate(0.7, 0.5, 0.8), 4, List.of(1, 1, 1, 1, 1), 0.5,
            new Score.CsatIfSilent(0.9, 0.1), null, null, null);

    @Test
    void only_what_lies_below_the_target_with_its_whole_range_has_a_gap() {
        var gaps = Gap.ofTeams(List.of(team("below", 0.6, 0.5, 0.79, 50), team("at", 0.6, 0.5, 0.8, 50),
                team("above", 0.9, 0.85, 0.95, 50),
                new TeamScore("unknown", "unknown", null, SCORE, List.of(), null, null,
                        null, null, null, null)),
                0.8);
        assertEquals(List.of("below"), gaps.stream().map(Gap::teamId).toList());
    }

    @Test
    void completions_times_gap_decide_and_what_is_equal_is_in_the_order_of_ids() {
        var gaps = Gap.ofTeams(List.of(team("few", 0.3, 0.2, 0.4, 10), team("many", 0.7, 0.65, 0.75, 200),
                team("b", 0.6, 0.5, 0.7, 50), team("a", 0.6, 0.5, 0.7, 50)), 0.8);
        assertEquals(List.of("many", "a", "b", "few"), gaps.stream().map(Gap::teamId).toList());
        assertEquals(List.of(20, 10, 10, 5), gaps.stream().map(Gap::missing).toList());
    }

    @Test
    void a_half_is_rounded_up_and_the_same_missing_is_equal_though_doubles_differ() {
        var gaps = Gap.ofTeams(List.of(team("b", 0.625, 0.5, 0.68, 20), team("a", 0.65, 0.6, 0.69, 30)), 0.7);
        assertEquals(List.of("a", "b"), gaps.stream().map(Gap::teamId).toList());
        assertEquals(List.of(2, 2), gaps.stream().map(Gap::missing).toList());
    }

    @Test
    void a_gap_is_told_with_its_range_and_the_completions_that_are_short_of_the_target() {
        var cell = new InterfaceScore("sales", "hr", SCORE, null, new Likely(new Estimate(0.61, 0.503, 0.709), 85));
        assertEquals("{teamId=hr, department=sales, completions=85, share=0.61, gap=0.19, gapLow=0.091, gapHigh=0.297, "
                + "missing=16}", Gap.ofInterfaces(List.of(cell), 0.8).getFirst().json().toString());
        assertFalse(Gap.ofTeams(List.of(team("hr", 0.6, 0.5, 0.7, 50)), 0.8).getFirst().json()
                .containsKey("department"));
    }

    @Test
    void the_order_is_the_same_whatever_comes_first() {
        var teams = IntStream.range(0, 20).mapToObj(team -> team("team" + team, 0.5, 0.4, 0.6, 5 * (team % 4 + 1)))
                .toList();
        assertEquals(Gap.ofTeams(teams, 0.8), Gap.ofTeams(teams.reversed(), 0.8));
    }

    private static TeamScore team(String id, double share, double low, double high, int completions) {
        return new TeamScore(id, id, null, SCORE, List.of(), null, null,
                new Likely(new Estimate(share, low, high), completions), null, null, null);
    }
}
