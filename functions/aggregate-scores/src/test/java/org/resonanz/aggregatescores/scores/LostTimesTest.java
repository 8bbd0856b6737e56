package org.resonanz.aggregatescores.scores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.aggregatescores.batches.ReasonTally;
import org.resonanz.ratings.LostTime;
import org.resonanz.scores.LostTimeScore;
import org.resonanz.scores.LostTimeScore.Hours;
import org.resonanz.scores.LostTimeScore.Median;

/** Tests the figures of lost time, which are computed from counts of its classes. */
class LostTimesTest {
    private static final int K = 5;

    /**
     * Counts of the seven classes, the design effect, and what numpy 2 and scipy 1.17.1 say of them: the classes at the
     * ranks of the median and of its interval (binom.cdf), each class repeated as often as counted.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "5 4 3 2 1 3 2 | 1   | HALF_AN_HOUR | UP_TO_15_MINUTES | TWO_HOURS",
        "2 2 2 4 4 4 2 | 1   | ONE_HOUR | HALF_AN_HOUR | HALF_A_DAY",
        "15 0 0 0 0 0 5 | 1   | NONE | NONE | NONE",
        "9 1 0 0 0 0 10 | 1   | UP_TO_15_MINUTES | NONE | A_DAY_OR_MORE",
        "20 10 10 5 5 5 5 | 2.5 | UP_TO_15_MINUTES | NONE | ONE_HOUR",
        "20 30 20 10 5 10 5 | 8.5 | UP_TO_15_MINUTES | NONE | TWO_HOURS"})
    void the_median_and_its_interval_are_those_of_order_statistics(String counts, double effect, LostTime middle,
            LostTime low, LostTime high) {
        assertEquals(new Median(middle, low, high), score(counts, effect, 100).median());
    }

    @Test
    void where_the_interval_would_rest_on_fewer_than_k_answers_it_is_the_whole_scale() {
        var median = score("5 4 3 2 1 3 2", 2, 100).median();
        assertEquals(new Median(LostTime.HALF_AN_HOUR, LostTime.NONE, LostTime.A_DAY_OR_MORE), median);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"30 0 0 0 0 0 4", "30 0 0 0 0 4 0", "0 0 0 2 2 30 0", "0 0 0 0 0 0 40",
        "40 0 0 0 0 0 0", "0 0 0 0 0 0 0"})
    void nothing_is_shown_where_fewer_than_k_are_above_two_hours_or_below(String counts) {
        assertNull(score(counts, 1, 100));
    }

    @Test
    void k_on_each_side_are_enough() {
        assertNotNull(score("5 0 0 0 0 5 0", 1, 20));
        assertNotNull(score("0 0 0 0 5 0 5", 1, 20));
    }

    /** Wilson's bounds are those of statsmodels' proportion_confint for 5 and 4.0 of 20 and 16. */
    @Test
    void the_share_is_of_those_who_say_with_the_interval_of_their_effective_number() {
        var share = score("5 4 3 2 1 3 2", 1, 100).aboveTwoHours();
        assertEquals(List.of(0.25, 0.1119, 0.4687), List.of(share.share(), share.low(), share.high()));
        var wide = score("5 4 3 2 1 3 2", 1.25, 100).aboveTwoHours();
        assertEquals(List.of(0.25, 0.1018, 0.495), List.of(wide.share(), wide.low(), wide.high()));
    }

    @Test
    void a_median_needs_4k_answers_and_the_share_does_not() {
        var few = score("5 4 3 1 1 3 2", 1, 100);
        assertEquals(19, few.answers());
        assertNull(few.median());
        assertNotNull(few.hours());
    }

    /**
     * By hand: at least 4·0 + 3·¼ + 2·½ + 1·1 + 3·2 + 2·8 = 24.75 hours and at most 4·¼ + 3·1 + 2·2 + 1·4 + 3·8 + 2·8 =
     * 52; of 80 asked 60 did not say, 8 hours each are 480; as the 20 are a quarter, four times as much.
     */
    @Test
    void hours_are_bounds_with_nothing_and_with_a_day_for_each_who_does_not_say_and_a_range_between() {
        assertEquals(new Hours(24, 536, 96, 208), score("5 4 3 2 1 3 2", 1, 80).hours());
    }

    @Test
    void hours_are_rounded_outwards_to_working_days_and_what_is_whole_stays() {
        assertEquals(new Hours(40, 40, 40, 40), score("10 0 0 0 0 0 5", 1, 15).hours());
        assertEquals(new Hours(40, 48, 40, 48), score("10 0 0 0 0 0 5", 1, 15.5).hours());
    }

    @Test
    void hours_are_not_told_where_a_group_does_not_tell_how_many_were_asked() {
        var groups = new GroupTotals();
        groups.add(group("5 4 3 2 1 3 2", 80.0));
        groups.add(group("5 4 3 2 1 3 2", null));
        var score = LostTimes.score(groups, K, 1);
        assertNull(score.hours());
        assertEquals(40, score.answers());
    }

    private static LostTimeScore score(String counts, double effect, double crowd) {
        var groups = new GroupTotals();
        groups.add(group(counts, crowd));
        return LostTimes.score(groups, K, effect);
    }

    private static ReasonGroup group(String counts, Double crowd) {
        var times = new EnumMap<LostTime, Integer>(LostTime.class);
        var numbers = counts.split(" ");
        for (var time : LostTime.values()) {
            times.put(time, Integer.valueOf(numbers[time.ordinal()]));
        }
        return new ReasonGroup(LocalDate.EPOCH, Node.team("hr"), List.of(), new ReasonTally(50, Map.of(), times),
                crowd);
    }
}
