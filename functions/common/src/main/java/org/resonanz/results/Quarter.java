package org.resonanz.results;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.resonanz.scores.Span;

/**
 * A quarter of a calendar year.
 *
 * @param year   the year
 * @param number the quarter in it, 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {
    /** The form of a quarter as API and table write it, such as {@code 2026-Q1}. */
    public static final Pattern FORM = Pattern.compile("(2[0-9]{3})-Q([1-4])");

    private static final int QUARTERS = 4;
    private static final int MONTHS = 3;
    private static final Comparator<Quarter> BY_TIME = Comparator.comparingInt(Quarter::index);

    public Quarter {
        if (number < 1 || number > QUARTERS) {
            throw new IllegalArgumentException("A year has no quarter " + number);
        }
    }

    /**
     * Returns the quarter that a text of the {@linkplain #FORM form} names.
     *
     * @throws IllegalArgumentException if it is not of the form
     */
    public static Quarter parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("No quarter: " + text);
        }
        return new Quarter(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
    }

    /** Returns the quarter that a day is in. */
    public static Quarter of(LocalDate day) {
        return of(YearMonth.from(day));
    }

    /** Returns the quarter that a month is in. */
    public static Quarter of(YearMonth month) {
        return new Quarter(month.getYear(), (month.getMonthValue() - 1) / MONTHS + 1);
    }

    /** Returns the quarter with an index. */
    public static Quarter ofIndex(int index) {
        return new Quarter(Math.floorDiv(index, QUARTERS), Math.floorMod(index, QUARTERS) + 1);
    }

    /** Returns the quarter that holds all days of a span; empty if they lie in more than one. */
    public static Optional<Quarter> holding(Span days) {
        var quarter = of(days.first());
        return quarter.equals(of(days.last())) ? Optional.of(quarter) : Optional.empty();
    }

    /** Returns the number that a panel knows the quarter by: it grows by one from each quarter to the next. */
    public int index() {
        return year * QUARTERS + number - 1;
    }

    /** Returns the quarter some quarters later, or earlier if the number is negative. */
    public Quarter plus(int quarters) {
        return ofIndex(index() + quarters);
    }

    /** Returns the quarters from this to another, both included; none if the other is earlier. */
    public List<Quarter> through(Quarter last) {
        return IntStream.rangeClosed(index(), last.index()).mapToObj(Quarter::ofIndex).toList();
    }

    /** Returns the earlier of two quarters. */
    public static Quarter earlier(Quarter one, Quarter other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Returns the first day of the quarter. */
    public LocalDate firstDay() {
        return months().getFirst().atDay(1);
    }

    /** Returns the three months of the quarter. */
    public List<YearMonth> months() {
        var first = YearMonth.of(year, MONTHS * (number - 1) + 1);
        return IntStream.range(0, MONTHS).mapToObj(first::plusMonths).toList();
    }

    @Override
    public int compareTo(Quarter other) {
        return BY_TIME.compare(this, other);
    }

    /** Returns the quarter as API and table write it, such as {@code 2026-Q1}: the texts sort as the quarters do. */
    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
