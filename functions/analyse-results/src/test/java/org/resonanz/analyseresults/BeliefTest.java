package org.resonanz.analyseresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.scores.Estimate;

class BeliefTest {
    private static final int K = 5;
    private static final int MOST = 9;
    private static final int MANY = 100;

    /** The bounds before rounding are scipy's: stats.t.ppf(0.975, n - 1) * sqrt((var(ddof=1) + 100 / 12) / n). */
    @ParameterizedTest
    @CsvSource({
        "60 70 80 80 90, 0.75, 0.60, 0.95", // 76, 61.396 to 90.604
        "60 70 70 80 80 80 90 90 90 100, 0.80, 0.70, 0.90", // 81, 72.190 to 89.810
        "50 60 70 80 90, 0.70, 0.50, 0.90", // 70, 50.043 to 89.957
        "70 70 70 70 80, 0.70, 0.65, 0.80", // 72, 65.391 to 78.609
        "0 0 50 100 100, 0.50, 0, 1", // 50, -12.187 to 112.187
    })
    void it_is_the_mean_with_students_interval_in_steps_of_five_percent(String answers, double share, double low,
            double high) {
        assertEquals(Optional.of(new Estimate(share, low, high)), told(answers(answers)));
    }

    @ParameterizedTest
    @CsvSource({"70 70 70 70 70, 0.65, 0.75", "0 0 0 0 0 0, 0, 0.05", "100 100 100 100 100 100, 0.95, 1"})
    void an_interval_has_a_width_even_if_all_answer_alike(String answers, double low, double high) {
        var told = told(answers(answers)).orElseThrow();

        assertEquals(low, told.low());
        assertEquals(high, told.high());
    }

    @ParameterizedTest
    @CsvSource({"10, 5, 5, true", "10, 9, 5, true", "9, 5, 5, false", "10, 4, 5, false", "10, 10, 5, false",
        "11, 10, 5, true", "14, 7, 7, true", "13, 7, 7, false", "14, 6, 7, false", "0, 0, 5, false"})
    void it_is_told_if_enough_were_asked_and_answered_and_somebody_kept_silent(int asked, int answered, int k,
            boolean isTold) {
        assertEquals(isTold, Belief.of(asked, Collections.nCopies(answered, 70), k).isPresent());
    }

    /**
     * Whoever sees the figures cannot tell how many answered: nearly all may come of other numbers, too. The few that tell
     * it need answers that are sixty points apart or more. None tells that all answered alike.
     */
    @Test
    void how_many_answered_cannot_be_computed_nor_that_all_answered_alike() {
        var numbers = new HashMap<Estimate, Set<Integer>>();
        var leastSpread = new HashMap<Estimate, Integer>();
        var mostSpread = new HashMap<Estimate, Integer>();
        for (var n = K; n <= MOST; n++) {
            for (var answers : all(n)) {
                var told = told(answers).orElseThrow();
                var spread = answers.getLast() - answers.getFirst();
                numbers.computeIfAbsent(told, none -> new TreeSet<>()).add(n);
                leastSpread.merge(told, spread, Math::min);
                mostSpread.merge(told, spread, Math::max);
            }
        }
        var telling = numbers.keySet().stream().filter(told -> numbers.get(told).size() == 1).toList();

        assertEquals(355, numbers.size());
        assertEquals(24, telling.size());
        telling.forEach(told -> assertTrue(leastSpread.get(told) >= 60, told::toString));
        mostSpread.forEach((told, spread) -> assertTrue(spread > 0, told::toString));
    }

    private static Optional<Estimate> told(List<Integer> answers) {
        return Belief.of(MANY, answers, K);
    }

    private static List<Integer> answers(String text) {
        return Stream.of(text.split(" ")).map(Integer::valueOf).toList();
    }

    /** Returns all that some members can answer, each sorted. */
    private static List<List<Integer>> all(int members) {
        var all = new ArrayList<List<Integer>>();
        add(all, new ArrayList<>(), members, 0);
        return all;
    }

    private static void add(List<List<Integer>> all, List<Integer> begun, int left, int least) {
        if (left == 0) {
            all.add(List.copyOf(begun));
            return;
        }
        for (var answer = least; answer <= 100; answer += 10) {
            begun.add(answer);
            add(all, begun, left - 1, answer);
            begun.removeLast();
        }
    }
}
