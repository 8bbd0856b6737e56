package org.resonanz.rehearsal.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** The days and hours at which the company works. */
final class WorkingTime {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalTime FROM = LocalTime.of(8, 0);
    private static final LocalTime TO = LocalTime.of(17, 30);
    private static final Set<MonthDay> HOLIDAYS = Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 3),
            MonthDay.of(12, 24), MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(12, 31));
    /** Easter, Ascension Day and Whitsun. */
    private static final Set<LocalDate> MOVABLE = Set.of(LocalDate.of(2025, 4, 18), LocalDate.of(2025, 4, 21),
            LocalDate.of(2025, 5, 29), LocalDate.of(2025, 6, 9), LocalDate.of(2026, 4, 3), LocalDate.of(2026, 4, 6),
            LocalDate.of(2026, 5, 14), LocalDate.of(2026, 5, 25));

    private WorkingTime() {}

    static boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !HOLIDAYS.contains(MonthDay.from(day))
                && !MOVABLE.contains(day);
    }

    /** Returns the working days between two days, both included. */
    static List<LocalDate> days(LocalDate first, LocalDate last) {
        return first.datesUntil(last.plusDays(1)).filter(WorkingTime::isWorkday).toList();
    }

    /** Returns the share of the usual work that there is in a month: people are on holiday. */
    static double business(LocalDate day) {
        return switch (day.getMonth()) {
            case AUGUST -> 0.75;
            case JULY, DECEMBER -> 0.85;
            default -> 1;
        };
    }

    /** Returns a time, or the first minutes of the next working day if nobody works then. */
    static Instant atWork(Instant time, Chance chance) {
        var local = time.atZone(ZONE);
        var day = local.toLocalDate();
        var clock = local.toLocalTime();
        if (isWorkday(day) && !clock.isBefore(FROM) && clock.isBefore(TO)) {
            return time;
        }
        if (!clock.isBefore(TO)) {
            day = day.plusDays(1);
        }
        while (!isWorkday(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(FROM).plusMinutes(chance.below(150)).atZone(ZONE).toInstant();
    }

    /** Returns a time of day, in minutes since midnight, on a day. */
    static Instant at(LocalDate day, int minutes) {
        return day.atStartOfDay().plusMinutes(minutes).atZone(ZONE).toInstant();
    }
}
