package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.ratings.Reasons;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.Span;

/** Tests that a row stays small, and keeps the pseudonyms that thresholds need. */
class DayRowTest {
    private static final InterfaceKey SOURCE = new InterfaceKey("help", "sales");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_busy_day_keeps_so_many_pseudonyms_and_the_sums_of_the_others() {
        var row = DayRow.empty(DAY, SOURCE);
        for (var person = 0; person < 1000; person++) {
            row.speak("%04d".formatted(person), voice(1 + person % 5, true), 10);
            row.beSilent("s%04d".formatted(person), 10);
        }

        assertEquals(10, row.voices().size());
        assertEquals(990, row.surplus().voices());
        assertEquals(990, row.surplusAsked());
        assertEquals(10, row.silent().size());
        assertEquals(990, row.surplusSilent());
    }

    @Test
    void those_who_were_not_asked_do_not_crowd_out_those_who_were() {
        var row = DayRow.empty(DAY, SOURCE);
        for (var person = 0; person < 100; person++) {
            row.speak("a%03d".formatted(person), voice(5, false), 10);
        }
        row.speak("z", voice(1, true), 10);

        assertEquals(1, row.voices().values().stream().filter(Voice::asked).count());
        assertEquals(0, row.surplusAsked());
        assertEquals(90, row.surplus().voices());
    }

    @Test
    void a_busy_day_keeps_so_many_whose_answers_the_team_knows_and_where_the_others_begin() {
        var row = DayRow.empty(DAY, SOURCE);
        for (var person = 99; person >= 0; person--) {
            row.speak("%05d".formatted(person), followedUp(person % 2 == 0), 10);
        }

        assertEquals(20, row.voices().size());
        assertEquals(80, row.surplus().voices());
        assertEquals(40, row.surplusAsked());
        assertEquals("0002", row.followedUpFrom());
    }

    @Test
    void of_those_whose_answers_the_team_knows_all_are_kept_who_fit() {
        var row = DayRow.empty(DAY, SOURCE);
        IntStream.range(0, 10).forEach(person -> row.speak("%05d".formatted(person), followedUp(true), 10));

        assertEquals(10, row.voices().size());
        assertEquals(null, row.followedUpFrom());
    }

    @Test
    void an_answer_alone_does_not_date_whom_it_was_given_for() {
        var row = DayRow.empty(DAY, SOURCE);
        row.speak("late", voice(4, false), 10);
        assertEquals(null, row.served());

        row.invite();

        assertEquals(new Span(DAY.minusDays(8), DAY.minusDays(8)), row.served());
    }

    @Test
    void the_order_in_which_people_come_changes_nothing() {
        var people = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
        var inOrder = row(people);
        Collections.shuffle(people, new Random(3));
        var shuffled = row(people);

        assertEquals(inOrder.voices(), shuffled.voices());
        assertArrayEquals(inOrder.surplus().histogram(), shuffled.surplus().histogram());
    }

    @Test
    void quantiles_of_turnaround_are_right_within_two_percent() {
        var turnaround = TurnaroundHistogram.empty();
        IntStream.rangeClosed(1, 1000).forEach(minutes -> turnaround.add(Duration.ofMinutes(minutes)));

        assertEquals(500 * 60, turnaround.quantile(0.5).toSeconds(), 500 * 60 * 0.02);
        assertEquals(900 * 60, turnaround.quantile(0.9).toSeconds(), 900 * 60 * 0.02);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 59, 3_600, 86_399, 86_400, 86_401, 15_552_000})
    void a_completion_took_at_least_and_at_most_what_its_bucket_holds(long seconds) {
        var turnaround = TurnaroundHistogram.empty();
        turnaround.add(Duration.ofSeconds(seconds));
        var whole = Math.max(1, seconds);
        var least = turnaround.least(1);
        var most = turnaround.most(1);

        assertTrue(least.toSeconds() <= whole && whole <= most.toSeconds(), least + " " + most);
        assertTrue(most.toSeconds() <= 1.04 * least.toSeconds(), least + " " + most);
        assertEquals(turnaround.buckets(), bucketOf(least));
        assertEquals(turnaround.buckets(), bucketOf(most));
    }

    private static Map<Integer, Integer> bucketOf(Duration duration) {
        var turnaround = TurnaroundHistogram.empty();
        turnaround.add(duration);
        return turnaround.buckets();
    }

    private static DayRow row(Iterable<Integer> people) {
        var row = DayRow.empty(DAY, SOURCE);
        people.forEach(person -> row.speak("%02d".formatted(person), voice(1 + person % 5, person % 3 > 0), 10));
        return row;
    }

    private static Voice followedUp(boolean asked) {
        return new Voice(1, Reasons.NONE, null, asked, true, Instant.EPOCH, "id");
    }

    private static Voice voice(int rating, boolean asked) {
        return new Voice(rating, Reasons.NONE, null, asked, false, Instant.EPOCH, "id");
    }
}
