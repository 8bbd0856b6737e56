package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * Tests how far the members of a team, those who lead it and the owner of a ticket tool can move the team's own share
 * of satisfied voices, with each lever that they have. The team serves 60 customers with four requests a working day;
 * every second one answers, and 70% of these are satisfied.
 */
class GamingTest {
    private static final int NIGHTS = 365;
    private static final int CUSTOMERS = 60;
    private static final int COMPANIES = 12;
    private static final double SATISFIED = 0.7;
    private static final double ANSWERING = 0.5;
    private static final InterfaceKey TEAM = new InterfaceKey("help", "sales");
    private static final TeamTree TREE = TeamTree.of(1, Instant.EPOCH, List.of(team("company", null),
            team("help", "company"), team("sales", "company")));

    /** What somebody does with the year as it would have been. */
    private interface Lever extends BiFunction<List<ServedRequest>, Random, List<ServedRequest>> {
    }

    @Test
    void inventing_people_moves_nothing() {
        Lever inventing = (year, random) -> with(year, day -> facts(day, 40, "invented", false, true, random, 5));

        LongStream.rangeClosed(1, COMPANIES).forEach(seed -> assertEquals(
                published(honest(seed)), published(inventing.apply(honest(seed), new Random(seed)))));
    }

    @Test
    void padding_the_crowd_with_people_whose_requests_were_noted_moves_nothing() {
        Lever padding = (year, random) -> with(year, day -> facts(day, 10, "customer", true, true, random, 0));

        LongStream.rangeClosed(1, COMPANIES).forEach(seed -> assertEquals(
                histograms(honest(seed)), histograms(padding.apply(honest(seed), new Random(seed)))));
    }

    @Test
    void a_ticket_tool_that_enters_requests_of_silent_people_moves_when_batches_close_and_no_share() {
        Lever padding = (year, random) -> with(year, day -> facts(day, 10, "silent", true, false, random, 0));

        assertEquals(0, effect(padding, GamingTest::csat), 0.01);
    }

    @Test
    void ten_friends_who_ask_every_day_have_ten_voices_in_a_batch() {
        Lever friends = (year, random) -> with(year, day -> facts(day, 10, "friend", true, false, random, 5));

        var moved = effect(friends, GamingTest::csat);

        assertTrue(moved > 0.1 && moved < 0.25, "It moved by " + moved);
    }

    /** A voice about help without a ticket carries as little as one that is followed up. */
    @Test
    void ten_friends_who_enter_help_have_one_voice_each_in_four_weeks_and_close_nothing() {
        Lever friends = (year, random) -> with(year,
                day -> ChronoUnit.DAYS.between(Company.FIRST, day) % 28 == 0 ? help(day, 10, random) : List.of());

        var moved = effect(friends, GamingTest::csat);

        assertTrue(moved > 0.02 && moved < 0.12, "It moved by " + moved);
        LongStream.rangeClosed(1, COMPANIES).forEach(seed -> assertEquals(
                closings(honest(seed)), closings(friends.apply(honest(seed), new Random(seed)))));
    }

    @Test
    void choosing_whom_to_note_moves_the_share_and_shows_as_noted() {
        // One invitation a person and week; the team notes two satisfied customers a day.
        Lever choosing = (year, random) -> with(year, day -> facts(day, 2, "customer", true, true, random, 5));

        var moved = effect(choosing, GamingTest::csat);

        assertTrue(moved > 0.02 && moved < 0.20, "It moved by " + moved);
        var noted = effect(choosing, GamingTest::noted);
        assertTrue(noted > 0.2 && noted < 0.4, "Noted are more by " + noted);
    }

    @Test
    void handing_on_or_never_finishing_what_will_be_rated_badly_moves_the_share() {
        Lever avoiding = (year, random) -> year.stream()
                .filter(fact -> !fact.isVoice() || fact.rating() >= 4 || random.nextBoolean()).toList();

        var moved = effect(avoiding, GamingTest::csat);

        assertTrue(moved > 0.05 && moved < 0.20, "It moved by " + moved);
    }

    /** By how much a lever moves a figure, on average over companies. */
    private static double effect(Lever lever, ToDoubleFunction<List<Batch>> figure) {
        return LongStream.rangeClosed(1, COMPANIES)
                .mapToDouble(seed -> figure.applyAsDouble(batches(lever.apply(honest(seed), new Random(seed))))
                        - figure.applyAsDouble(batches(honest(seed))))
                .average().orElseThrow();
    }

    private static double csat(List<Batch> batches) {
        var satisfied = batches.stream().map(batch -> batch.tally().histogram()).mapToInt(all -> all[3] + all[4]).sum();
        return (double) satisfied / batches.stream().mapToInt(Batch::voices).sum();
    }

    /** The share of completions that the team noted itself. */
    private static double noted(List<Batch> batches) {
        var all = batches.stream().map(Batch::handling).reduce(HandlingCounts.NONE, HandlingCounts::plus);
        return (double) all.noted() / all.completions();
    }

    private static List<Batch> batches(List<ServedRequest> facts) {
        var chronicle = new Chronicle(Company.of(NIGHTS, TREE, Settings.defaults(), facts)).live();
        assertTrue(chronicle.closed.size() > 10, "Something must close.");
        return chronicle.closed.stream().map(Chronicle.Closing::batch).toList();
    }

    /** All that a batch says, batch by batch. */
    private static List<String> published(List<ServedRequest> facts) {
        return batches(facts).stream().map(batch -> batch.closedOn() + " " + batch.node() + batch.crowdClass()
                + batch.served() + List.of(batch.tally().histogram()[0], batch.tally().histogram()[4], batch.voices()))
                .toList();
    }

    private static List<String> histograms(List<ServedRequest> facts) {
        return batches(facts).stream().map(batch -> batch.closedOn() + " " + batch.node() + batch.crowdClass()
                + Arrays.toString(batch.tally().histogram())).toList();
    }

    /** Where and when batches close. */
    private static List<String> closings(List<ServedRequest> facts) {
        return batches(facts).stream().map(batch -> batch.closedOn() + " " + batch.node()).toList();
    }

    /** Help that delighted friends enter without an invitation. */
    private static List<ServedRequest> help(LocalDate day, int friends, Random random) {
        return IntStream.range(0, friends).mapToObj(number -> new ServedRequest(random.nextInt(Integer.MAX_VALUE), TEAM,
                day, "friend" + number, true, false, false, day, true, 5, day.atStartOfDay().toInstant(ZoneOffset.UTC)))
                .toList();
    }

    /** A year in which nobody games. */
    private static List<ServedRequest> honest(long seed) {
        var random = new Random(seed);
        return with(List.of(), day -> facts(day, 4, "customer", true, false, random, -1));
    }

    private static List<ServedRequest> with(List<ServedRequest> year, Function<LocalDate, List<ServedRequest>> more) {
        var all = new ArrayList<>(year);
        for (var day = Company.FIRST; day.isBefore(Company.FIRST.plusDays(NIGHTS)); day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                all.addAll(more.apply(day));
            }
        }
        return all;
    }

    /** @param rating what all say: 0 nothing, -1 what they think */
    private static List<ServedRequest> facts(LocalDate day, int count, String who, boolean known, boolean noted,
            Random random,
            int rating) {
        var facts = new ArrayList<ServedRequest>();
        var people = who.equals("friend") ? count : CUSTOMERS;
        for (var number = 0; number < count; number++) {
            var ref = who + (who.equals("friend") ? number : random.nextInt(people));
            var says = rating >= 0
                    ? rating
                    : random.nextDouble() >= ANSWERING
                            ? 0
                            : random.nextDouble() < SATISFIED ? 4 + random.nextInt(2) : 1 + random.nextInt(3);
            var on = day.plusDays(random.nextInt(3));
            facts.add(new ServedRequest(random.nextInt(Integer.MAX_VALUE), TEAM, day, ref, known, noted, true,
                    says == 0 ? null : on,
                    false, says, says == 0 ? null : on.atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
        return facts;
    }

    private static Team team(String id, String parent) {
        return new Team(id, id, parent, List.of(), null, "de");
    }
}
