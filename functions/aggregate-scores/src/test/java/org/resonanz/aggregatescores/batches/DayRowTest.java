package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DayRowTest {
    private static final Interface SOURCE = new Interface("help", "sales");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_busy_day_keeps_so_many_pseudonyms_and_the_sums_of_the_others() {
        var row = DayRow.empty(DAY, SOURCE);
        for (var person = 0; person < 1000; person++) {
            row.speak("%04d".formatted(person), voice(1 + person % 5, true), 10);
            row.beSilent("s%04d".formatted(person), true, 10);
        }

        assertEquals(10, row.voices().size());
        assertEquals(990, row.surplus().voices());
        assertEquals(10, row.silent().size());
        assertEquals(990, row.surplusSilent()[0]);
    }

    @Test
    void those_who_carry_no_threshold_do_not_crowd_out_those_who_do() {
        var row = DayRow.empty(DAY, SOURCE);
        for (var person = 0; person < 100; person++) {
            row.speak("a%03d".formatted(person), voice(5, false), 10);
        }
        row.speak("z", voice(1, true), 10);

        assertEquals(1, row.voices().values().stream().filter(Voice::carries).count());
    }

    @Test
    void where_few_count_the_others_keep_their_one_voice_until_enough_count() {
        var row = DayRow.empty(DAY, SOURCE);
        for (var person = 0; person < 100; person++) {
            row.speak("walkin%03d".formatted(person), voice(5, false), 10);
            row.beSilent("silent%03d".formatted(person), false, 10);
        }
        assertEquals(100, row.voices().size());
        assertEquals(100, row.silent().size());

        for (var person = 0; person < 10; person++) {
            row.speak("genuine%03d".formatted(person), voice(1, true), 10);
        }

        assertEquals(20, row.voices().size());
        assertEquals(110, row.surplus().voices() + row.voices().size());
    }

    @Test
    void no_flood_of_invented_requesters_makes_a_row_too_large_for_an_item() {
        var row = DayRow.empty(DAY, SOURCE);
        for (var person = 0; person < 3000; person++) {
            row.speak("invented%04d".formatted(person), voice(5, false), 10);
            row.beSilent("silent%04d".formatted(person), false, 10);
        }

        assertEquals(200, row.voices().size());
        assertEquals(2800, row.surplusSilent()[0]);
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
        var turnaround = Turnaround.empty();
        IntStream.rangeClosed(1, 1000).forEach(minutes -> turnaround.add(Duration.ofMinutes(minutes)));

        assertEquals(500 * 60, turnaround.quantile(0.5).toSeconds(), 500 * 60 * 0.02);
        assertEquals(900 * 60, turnaround.quantile(0.9).toSeconds(), 900 * 60 * 0.02);
    }

    private static DayRow row(Iterable<Integer> people) {
        var row = DayRow.empty(DAY, SOURCE);
        people.forEach(person -> row.speak("%02d".formatted(person), voice(1 + person % 5, person % 3 > 0), 10));
        return row;
    }

    private static Voice voice(int rating, boolean counts) {
        return new Voice(rating, Map.of(), counts, false, Instant.EPOCH, "id");
    }
}
