package org.resonanz.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.resonanz.scores.Span;

class QuarterTest {
    private static final Quarter FOURTH = new Quarter(2025, 4);
    private static final Quarter FIRST = new Quarter(2026, 1);

    @Test
    void a_day_is_in_one_quarter() {
        assertEquals(FOURTH, Quarter.of(LocalDate.of(2025, 12, 31)));
        assertEquals(FIRST, Quarter.of(LocalDate.of(2026, 1, 1)));
        assertEquals(FIRST, Quarter.of(LocalDate.of(2026, 3, 31)));
        assertEquals(new Quarter(2026, 2), Quarter.of(LocalDate.of(2026, 4, 1)));
    }

    @Test
    void a_quarter_has_three_months() {
        assertEquals(List.of(YearMonth.of(2025, 10), YearMonth.of(2025, 11), YearMonth.of(2025, 12)), FOURTH.months());
    }

    @Test
    void quarters_follow_each_other_over_the_year() {
        assertEquals(FIRST, FOURTH.plus(1));
        assertEquals(FOURTH, FIRST.plus(-1));
        assertEquals(FOURTH.index() + 1, FIRST.index());
        assertEquals(FIRST, Quarter.ofIndex(FIRST.index()));
        assertEquals(List.of(FOURTH, FIRST, new Quarter(2026, 2)), FOURTH.through(new Quarter(2026, 2)));
        assertEquals(List.of(), FIRST.through(FOURTH));
        assertTrue(FOURTH.compareTo(FIRST) < 0);
    }

    @Test
    void a_span_is_held_by_a_quarter_that_holds_all_its_days() {
        assertEquals(Optional.of(FIRST),
                Quarter.holding(new Span(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31))));
        assertEquals(Optional.empty(),
                Quarter.holding(new Span(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1))));
        // The same quarter of another year.
        assertEquals(Optional.empty(),
                Quarter.holding(new Span(LocalDate.of(2025, 1, 31), LocalDate.of(2026, 1, 31))));
    }

    @Test
    void there_are_four() {
        assertThrows(IllegalArgumentException.class, () -> new Quarter(2026, 0));
        assertThrows(IllegalArgumentException.class, () -> new Quarter(2026, 5));
    }
}
