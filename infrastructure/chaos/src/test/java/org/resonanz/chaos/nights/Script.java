package org.resonanz.chaos.nights;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a company, by a seed: its work, its changes of settings, and the mornings on which nights start.
 *
 * @param founded  the day on which its first team is there
 * @param days     the number of mornings
 * @param work     in the order in which it is done
 * @param changes  of settings, the first ones first
 */
record Script(long seed, LocalDate founded, int days, List<Work> work, List<Change> changes) {
    /** The zone by which the nights are scheduled, whatever the organisation's is. */
    static final ZoneId SCHEDULE = ZoneId.of("Europe/Berlin");

    /** Days in the weeks in which the clocks of Europe change, and days before those of all zones change. */
    private static final List<LocalDate> BEGINNINGS = List.of(LocalDate.of(2026, 3, 25), LocalDate.of(2026, 10, 21),
            LocalDate.of(2026, 3, 6), LocalDate.of(2026, 9, 24));
    /** Named as often as much is asked, by the first and of the first. */
    private static final List<String> DEPARTMENTS = List.of("sales", "sales", "legal", "marketing", "external");
    private static final List<String> TEAMS = List.of("hr", "hr", "hr", "it", "it", "pay", "desk");
    private static final int PEOPLE = 300;
    private static final int WORK_A_DAY = 60;
    private static final int LEAD_DAYS = 9;

    static Script of(long seed, int days) {
        var random = Random.from(new SplittableRandom(seed));
        var founded = BEGINNINGS.get(Math.floorMod(seed, BEGINNINGS.size()));
        return new Script(seed, founded, days, work(founded, days, random), changes(founded, days, random));
    }

    /** Returns the same company, which keeps its first settings. */
    Script withFirstSettings() {
        return new Script(seed, founded, days, work, changes.subList(0, 1));
    }

    /** Returns the instant at which the nights of a morning start for the first time. */
    Instant morning(int day) {
        return founded.plusDays(day + 1L).atTime(3, 15).atZone(SCHEDULE).toInstant();
    }

    /** Returns the instant at which the company is founded. */
    Instant beginning() {
        return beginning(founded);
    }

    private static Instant beginning(LocalDate founded) {
        return founded.atTime(9, 0).atZone(SCHEDULE).toInstant();
    }

    private static List<Work> work(LocalDate founded, int days, Random random) {
        var work = new ArrayList<Work>();
        for (var day = -LEAD_DAYS; day < days; day++) {
            for (var piece = 0; piece < WORK_A_DAY; piece++) {
                var at = founded.plusDays(day).atStartOfDay(SCHEDULE).toInstant()
                        .plusSeconds(random.nextInt(24 * 3600));
                work.add(piece(work.size(), at, !at.isBefore(beginning(founded)), random));
            }
        }
        work.sort((one, other) -> one.at().compareTo(other.at()));
        return List.copyOf(work);
    }

    private static Work piece(int number, Instant at, boolean counted, Random random) {
        var person = random.nextInt(PEOPLE);
        var answers = random.nextInt(100) < 55;
        var answeredAt = answers ? at.plusSeconds(600 + random.nextInt(13 * 24 * 3600)) : null;
        return new Work(number, person, TEAMS.get(random.nextInt(TEAMS.size())),
                DEPARTMENTS.get(person % DEPARTMENTS.size()), person % 19 == 0 ? "elsewhere.example" : "acme.example",
                at, counted, answeredAt, 1 + random.nextInt(5), comment(random, number), random.nextInt(30) == 0,
                random.nextInt(15) == 0);
    }

    private static @Nullable String comment(Random random, int number) {
        return random.nextInt(3) == 0 ? "Wort " + number : null;
    }

    private static List<Change> changes(LocalDate founded, int days, Random random) {
        var changes = new ArrayList<Change>();
        var last = Change.first(beginning(founded));
        changes.add(last);
        for (var day = 2 + random.nextInt(3); day < days; day += 2 + random.nextInt(6)) {
            var during = random.nextBoolean();
            var time = founded.plusDays(day + 1L).atTime(3, 15).atZone(SCHEDULE).toInstant();
            last = last.next(during ? time : time.plus(Duration.ofMinutes(30 + random.nextInt(1400))), during, random);
            changes.add(last);
        }
        return List.copyOf(changes);
    }
}
