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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.scores.Estimate;

class BeliefTest {
    private static final int K = 5;
    private static final int MOST = 9;
    private static final int MANY = 100;
    private static final List<Integer> ANSWERS = IntStream.rangeClosed(0, 10).map(answer -> 10 * answer).boxed()
            .toList();

    /** The bounds before rounding are scipy's: stats.t.ppf(0.975, n - 1) * sqrt((var(ddof=1) + 100 / 12) / n). */
    @ParameterizedTest
    @CsvSource({
        "60 70 80 80 90, 0.8, 0.6, 1", // 76, 61.396 to 90.604
        "60 70 70 80 80 80 90 90 90 100, 0.8, 0.7, 0.9", // 81, 72.190 to 89.810
        "50 60 70 80 90, 0.7, 0.5, 0.9", // 70, 50.043 to 89.957
        "70 70 70 70 80, 0.7, 0.6, 0.8", // 72, 65.391 to 78.609
        "0 0 50 100 100, 0.5, 0, 1", // 50, -12.187 to 112.187
        "70 70 70 80 80 80, 0.8, 0.6, 0.9", // 75, 68.505 to 81.495
    })
    void it_is_the_mean_with_students_interval_in_steps_of_ten_percent(String answers, double share, double low,
            double high) {
        assertEquals(Optional.of(new Estimate(share, low, high)), told(answers(answers)));
    }

    @ParameterizedTest
    @CsvSource({"70 70 70 70 70, 0.6, 0.8", "0 0 0 0 0 0, 0, 0.1", "100 100 100 100 100 100, 0.9, 1"})
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
     * it need answers that are seventy points apart or more. None tells that all answered alike.
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

        assertEquals(89, numbers.size());
        assertEquals(5, telling.size());
        telling.forEach(told -> assertTrue(leastSpread.get(told) >= 70, told::toString));
        mostSpread.forEach((told, spread) -> assertTrue(spread > 0, told::toString));
    }

    /**
     * Of all that some members and a newcomer can answer, the newcomer's answer is certain in few cases, even if it is
     * known how many answered and that nobody else changed their answer.
     */
    @ParameterizedTest
    @CsvSource({"5, 1443, 33033", "6, 1732, 88088"})
    void two_quarters_hardly_ever_tell_what_a_newcomer_answered(int members, int certain, int cases) {
        var answers = new HashMap<List<Optional<Estimate>>, List<Integer>>();
        for (var before : all(members)) {
            for (var newcomer : ANSWERS) {
                answers.computeIfAbsent(List.of(told(before), told(with(before, newcomer))), none -> new ArrayList<>())
                        .add(newcomer);
            }
        }

        assertEquals(cases, answers.values().stream().mapToInt(List::size).sum());
        assertEquals(certain, answers.values().stream().filter(BeliefTest::alike).mapToInt(List::size).sum());
    }

    /**
     * Of all that members can answer, or not, one's answer is certain in few cases to who does not know it; whether they
     * answered is certain in more. Who does not know it of two or three learns nearly nothing of one answer.
     *
     * @param known     the number of answers that an attacker knows
     * @param strangers the number of members of whom they know nothing
     * @param answer    the number of published cases in which the answer of one stranger is certain
     * @param answered  the number of those in which it is certain whether one answered
     */
    @ParameterizedTest
    @CsvSource({"4, 1, 2755, 11011, 11011", "5, 1, 7735, 31785, 36036", "6, 1, 16680, 79360, 96096",
        "3, 2, 243, 34606, 34606", "4, 2, 754, 71294, 143143", "2, 3, 51, 87846, 87846", "3, 3, 195, 109760, 484484"})
    void who_knows_all_answers_but_some_learns_so_much(int known, int strangers, int answer, int answered, int cases) {
        var figures = new HashMap<List<Integer>, Optional<Estimate>>();
        var all = 0;
        var certainOfAnswer = 0;
        var certainThatAnswered = 0;
        for (var others : all(known)) {
            var worlds = new HashMap<Optional<Estimate>, List<Optional<Integer>>>();
            for (var world : worlds(strangers)) {
                var answers = Stream.concat(others.stream(), world.stream().flatMap(Optional::stream)).sorted()
                        .toList();
                var figure = figures.computeIfAbsent(answers, BeliefTest::told);
                if (figure.isPresent()) {
                    worlds.computeIfAbsent(figure, none -> new ArrayList<>()).add(world.getFirst());
                }
            }
            for (var alike : worlds.values()) {
                all += alike.size();
                certainOfAnswer += alike(alike) ? alike.size() : 0;
                certainThatAnswered += alike(alike.stream().map(Optional::isPresent).toList()) ? alike.size() : 0;
            }
        }

        assertEquals(List.of(cases, answer, answered), List.of(all, certainOfAnswer, certainThatAnswered));
    }

    private static boolean alike(List<?> some) {
        return some.stream().distinct().count() == 1;
    }

    private static List<Integer> with(List<Integer> answers, int one) {
        return Stream.concat(answers.stream(), Stream.of(one)).toList();
    }

    /** Returns all that some members can do: keep silent or answer. */
    private static List<List<Optional<Integer>>> worlds(int members) {
        return members == 0
                ? List.of(List.of())
                : worlds(members - 1).stream().flatMap(world -> Stream.concat(Stream.of(Optional.<Integer>empty()),
                        ANSWERS.stream().map(Optional::of))
                        .map(one -> Stream.concat(world.stream(), Stream.of(one)).toList())).toList();
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
