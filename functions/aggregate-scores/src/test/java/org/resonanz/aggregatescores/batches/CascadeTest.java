package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.Span;
import org.resonanz.settings.Closing;
import org.resonanz.settings.Settings;
import org.resonanz.settings.Suspicion;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Tests what closes and what steps up in a night. */
class CascadeTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final int LIMIT = 15;
    private static final InterfaceKey SALES_TO_HELP = new InterfaceKey("help", "sales");
    private static final InterfaceKey HR_TO_HELP = new InterfaceKey("help", "hr");
    private static final TeamTree TREE = TeamTree.of(1, Instant.EPOCH, List.of(team("company", null),
            team("it", "company"), team("help", "it"), team("data", "it"), team("sales", "company"),
            team("hr", "company")));

    private final List<Parcel> parcels = new ArrayList<>();
    private final Settings settings = Settings.defaults();

    private static Team team(String id, String parent) {
        return new Team(id, id, parent, List.of(), null, "de");
    }

    @Test
    void a_batch_closes_with_k_voices_once_3k_were_asked() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 5, 10));

        var batch = run(DAY).batches().getFirst();

        assertEquals(new Node("help", "department:sales"), batch.node());
        assertEquals(5, batch.voices());
        assertEquals(new Crowd(15, 5), batch.crowdClass());
        assertEquals(17, batch.crowd());
        assertEquals(List.of("it", "company"), batch.ancestors());
    }

    @Test
    void nothing_closes_with_a_voice_too_few() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 4, 50));

        assertEquals(List.of(), run(DAY).batches());
    }

    @Test
    void nothing_closes_in_a_crowd_that_is_one_too_small() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 5, 9));

        assertEquals(List.of(), run(DAY).batches());
    }

    @ParameterizedTest
    @CsvSource({"15, 0, 12", "15, 1, 13", "15, 2, 14", "15, 3, 15", "14, 4, 14"})
    void so_many_voices_are_left_out_that_three_seem_silent(int speaking, int silent, int shown) {
        parcels.add(parcel(SALES_TO_HELP, DAY, speaking, silent));

        var batch = run(DAY).batches().getFirst();

        assertEquals(shown, batch.voices());
        assertEquals(new Crowd(Math.max(speaking + silent, shown + 5) / 5 * 5, 5), batch.crowdClass());
    }

    @Test
    void of_a_full_response_only_voices_that_count_are_left_out_and_others_each_time() {
        var row = DayRow.empty(DAY, SALES_TO_HELP);
        for (var person = 0; person < 15; person++) {
            row.speak("p" + person, voice(4, "mark-" + person), LIMIT);
        }
        row.speak("known", new Voice(1, Reasons.NONE, null, true, true, Instant.EPOCH, "id"), LIMIT);
        row.speak("walkin", new Voice(5, Reasons.NONE, null, false, false, Instant.EPOCH, "id"), LIMIT);
        parcels.add(Parcel.fresh(row));

        var outcomes = IntStream.range(0, 10).mapToObj(week -> run(DAY.plusWeeks(week))).toList();

        outcomes.forEach(outcome -> assertArrayEquals(new int[]{1, 0, 0, 12, 1},
                outcome.batches().getFirst().tally().histogram()));
        var marks = outcomes.stream().map(outcome -> outcome.counted().getFirst().tally())
                .map(tally -> tally.reasons().keySet()).toList();
        marks.forEach(some -> assertEquals(12, some.size()));
        assertTrue(marks.stream().distinct().count() > 3);
    }

    @Test
    void answers_without_an_invitation_are_in_the_figures_and_pad_no_crowd() {
        var row = row(SALES_TO_HELP, DAY, 4, 10, "asked");
        speak(row, "walkin", 20, 0, new Voice(5, Reasons.NONE, null, false, false, Instant.EPOCH, "id"));
        parcels.add(Parcel.fresh(row));
        assertEquals(List.of(), run(DAY).batches());

        row.beSilent("onemore", LIMIT);

        var batch = run(DAY).batches().getFirst();
        assertEquals(24, batch.voices());
        assertEquals(new Crowd(25, 5), batch.crowdClass());
    }

    @Test
    void a_node_is_tried_only_after_3k_newcomers_and_then_not_again_before_as_many_more_have_come() {
        parcels.add(parcel(SALES_TO_HELP, DAY.minusDays(1), 4, 10));
        assertEquals(List.of(), run(DAY).moved());

        parcels.add(Parcel.fresh(row(SALES_TO_HELP, DAY, 0, 1, "fifteenth")));
        var tried = run(DAY);
        assertEquals(List.of(), tried.batches());
        assertEquals(2, tried.moved().size());

        // A fifth voice is not enough: it would tell that it was this one.
        replace(tried.moved());
        parcels.add(Parcel.fresh(row(SALES_TO_HELP, DAY.plusDays(3), 1, 13, "new")));
        assertEquals(List.of(), run(DAY.plusDays(7)).batches());

        parcels.add(Parcel.fresh(row(SALES_TO_HELP, DAY.plusDays(9), 0, 1, "twentyninth")));
        assertEquals(1, run(DAY.plusDays(14)).batches().size());
    }

    @Test
    void whoever_asks_again_is_a_newcomer_again() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 4, 11));
        replace(run(DAY).moved());
        parcels.add(Parcel.fresh(row(SALES_TO_HELP, DAY.plusDays(7), 4, 11, "p")));
        speak(parcels.getLast().row(), "fifth", 1, 0, voice(4));

        assertEquals(5, run(DAY.plusDays(7)).batches().getFirst().voices());
    }

    @Test
    void a_night_that_is_run_again_finds_the_tries_of_the_nights_before_it_and_no_others() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 4, 11));
        var tried = run(DAY).moved().getFirst();

        assertEquals(true, tried.before(DAY.plusDays(7)).equals(tried));
        assertEquals(true, parcel(SALES_TO_HELP, DAY.minusDays(1), 1, 1).tried(DAY).before(DAY).isNew());
    }

    @Test
    void what_was_tried_in_vain_steps_up_and_waits_there_for_3k_who_were_never_tried() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 4, 11));
        replace(run(DAY).moved());
        parcels.add(Parcel.fresh(row(HR_TO_HELP, DAY, 7, 7, "h")));

        replace(run(DAY.plusDays(28)).moved());

        assertEquals(List.of(Node.team("help"), Node.team("help")), parcels.stream().map(Parcel::node).toList());
        parcels.add(Parcel.fresh(row(HR_TO_HELP, DAY.plusDays(1), 0, 1, "fifteenth")));
        assertEquals(11, run(DAY.plusDays(35)).batches().getFirst().voices());
    }

    @Test
    void the_crowd_is_told_as_a_class_above_the_voices() {
        assertEquals(new Crowd(15, 5), Crowd.of(17, 6, 5));
        assertEquals(17, Crowd.of(17, 6, 5).middle());
        assertEquals(new Crowd(20, 5), Crowd.of(17, 17, 5));
        assertEquals(new Crowd(18, 6), Crowd.of(12, 17, 6));
        assertEquals(20.5, Crowd.of(12, 17, 6).middle());
    }

    @Test
    void a_batch_tells_the_days_on_which_those_asked_were_invited() {
        for (var day : List.of(DAY.minusDays(5), DAY)) {
            var parcel = Parcel.fresh(row(SALES_TO_HELP, day, 5, 8, "p" + day));
            parcel.row().invite();
            parcels.add(parcel);
        }
        parcels.add(Parcel.fresh(row(SALES_TO_HELP, DAY.minusDays(6), 1, 0, "late")));

        assertEquals(new Span(DAY.minusDays(13), DAY.minusDays(8)), run(DAY).batches().getFirst().served());
    }

    @Test
    void a_requester_whose_answer_the_team_knows_from_a_follow_up_carries_no_threshold() {
        var row = DayRow.empty(DAY, SALES_TO_HELP);
        speak(row, "a", 4, 16, voice(5));
        speak(row, "known", 1, 0, new Voice(1, Reasons.NONE, null, true, true, Instant.EPOCH, "id"));
        parcels.add(Parcel.fresh(row));

        assertEquals(List.of(), run(DAY).batches());
    }

    @Test
    void a_follow_up_on_a_busy_day_is_known_to_every_other_row_that_waits_with_it() {
        var busy = DayRow.empty(DAY, SALES_TO_HELP);
        speak(busy, "a", LIMIT, 0, followedUp());
        speak(busy, "z", 1, 0, followedUp());
        var later = row(SALES_TO_HELP, DAY.plusDays(1), 4, 16, "genuine");
        speak(later, "z", 1, 0, voice(5));
        parcels.add(Parcel.fresh(busy));
        parcels.add(Parcel.fresh(later));

        assertEquals(List.of(), run(DAY.plusDays(7)).batches());
    }

    @Test
    void whoever_may_be_a_follow_up_that_became_a_sum_keeps_no_threshold_by_silence_either() {
        var busy = DayRow.empty(DAY, SALES_TO_HELP);
        speak(busy, "a", LIMIT + 1, 0, followedUp());
        var later = row(SALES_TO_HELP, DAY.plusDays(1), 5, 0, "A");
        speak(later, "b", 0, LIMIT, voice(5));
        parcels.add(Parcel.fresh(busy));
        parcels.add(Parcel.fresh(later));
        assertEquals(List.of(), run(DAY.plusDays(7)).batches());

        speak(later, "A", 0, 5, voice(5));

        assertEquals(1, run(DAY.plusDays(7)).batches().size());
    }

    @Test
    void a_day_with_very_many_follow_ups_closes_by_those_it_keeps() {
        var busy = row(SALES_TO_HELP, DAY, LIMIT, LIMIT, "z");
        speak(busy, "a", 1000, 0, followedUp());
        parcels.add(Parcel.fresh(busy));

        var batch = run(DAY).batches().getFirst();

        assertEquals(1000 + LIMIT, batch.voices());
        assertEquals(new Crowd(1030, 5), batch.crowdClass());
    }

    @Test
    void a_requester_has_one_voice_the_latest() {
        var first = DayRow.empty(DAY, SALES_TO_HELP);
        speak(first, "a", 4, 11, voice(5));
        first.speak("heavy", new Voice(1, Reasons.NONE, null, true, false, Instant.parse("2026-03-01T10:00:00Z"), "x"),
                LIMIT);
        var second = DayRow.empty(DAY.plusDays(1), SALES_TO_HELP);
        second.speak("heavy", new Voice(4, Reasons.NONE, null, true, false, Instant.parse("2026-03-02T10:00:00Z"), "y"),
                LIMIT);
        parcels.add(Parcel.fresh(first));
        parcels.add(Parcel.fresh(second));

        var batch = run(DAY.plusDays(7)).batches().getFirst();

        assertEquals(5, batch.voices());
        assertEquals(1, batch.tally().histogram()[3]);
        assertEquals(0, batch.tally().histogram()[0]);
    }

    @Test
    void the_same_few_people_again_and_again_make_no_crowd() {
        for (var day = 0; day < 14; day++) {
            parcels.add(parcel(SALES_TO_HELP, DAY.plusDays(day), 5, 9));
        }

        assertEquals(List.of(), run(DAY.plusDays(13)).batches());
    }

    @Test
    void a_late_answer_turns_a_silence_that_still_waits_into_a_voice() {
        var silent = DayRow.empty(DAY, SALES_TO_HELP);
        speak(silent, "a", 4, 9, voice(5));
        silent.beSilent("late", LIMIT);
        silent.beSilent("never", LIMIT);
        var answer = DayRow.empty(DAY.plusDays(1), SALES_TO_HELP);
        answer.speak("late", new Voice(3, Reasons.NONE, null, false, false, Instant.EPOCH, "id"), LIMIT);
        parcels.add(Parcel.fresh(silent));
        parcels.add(Parcel.fresh(answer));

        var batch = run(DAY.plusDays(7)).batches().getFirst();

        assertEquals(5, batch.voices());
        assertEquals(new Crowd(15, 5), batch.crowdClass());
    }

    @Test
    void what_is_28_days_old_steps_up_and_closes_with_its_teams_others_in_the_same_night() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 3, 5));
        parcels.add(Parcel.fresh(row(HR_TO_HELP, DAY, 2, 5, "h")));

        assertEquals(List.of(), run(DAY.plusDays(21)).moved());
        var outcome = run(DAY.plusDays(28));

        assertEquals(new Node("help", "team"), outcome.batches().getFirst().node());
        assertEquals(5, outcome.batches().getFirst().voices());
        assertEquals(2, outcome.moved().size());
    }

    @Test
    void younger_ratings_stay_at_their_interface_when_older_ones_step_up() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 1, 1));
        parcels.add(Parcel.fresh(row(SALES_TO_HELP, DAY.plusDays(1), 1, 1, "y")));

        var moved = run(DAY.plusDays(28)).moved();

        assertEquals(List.of(DAY), moved.stream().map(parcel -> parcel.row().day()).toList());
    }

    @Test
    void after_60_days_with_the_team_they_step_into_the_pool_of_the_team_above_and_so_on_to_the_root() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 5, 1));

        var nodes = new ArrayList<String>();
        for (var night = DAY; night.isBefore(DAY.plusDays(400)); night = night.plusDays(1)) {
            for (var moved : run(night).moved()) {
                replace(List.of(moved));
                nodes.add(night.toEpochDay() - DAY.toEpochDay() + " " + moved.node().teamId() + " "
                        + moved.node().name());
            }
        }

        // The first Sunday after 28, then 60, then 60 days.
        assertEquals(List.of("28 help team", "91 it pool", "154 company pool"), nodes);
    }

    @Test
    void batches_close_only_in_the_night_to_monday() {
        parcels.add(parcel(SALES_TO_HELP, DAY, 5, 10));

        for (var day = 1; day < 7; day++) {
            assertEquals(List.of(), run(DAY.plusDays(day)).batches());
        }
        assertEquals(1, run(DAY.plusDays(7)).batches().size());
    }

    @Test
    void who_wants_it_quieter_closes_every_fourth_week() {
        var seldom = new Settings(5, settings.timeZone(), 28, 60, Closing.FOUR_WEEKLY, 1, 180, 3, 3,
                Suspicion.defaults());
        parcels.add(parcel(SALES_TO_HELP, DAY, 5, 10));

        assertEquals(1, IntStream.range(0, 28)
                .map(day -> Cascade.run(DAY.plusDays(day), seldom, TREE, parcels).batches().size()).sum());
    }

    @Test
    void turnaround_is_in_the_batch_from_k_completions_on() {
        var row = row(SALES_TO_HELP, DAY, 5, 10, "p");
        IntStream.range(0, 4).forEach(hours -> row.turnaround().add(Duration.ofHours(hours)));
        parcels.add(Parcel.fresh(row));
        assertEquals(0, run(DAY).batches().getFirst().turnaround().completions());

        row.turnaround().add(Duration.ofHours(5));

        assertEquals(5, run(DAY).batches().getFirst().turnaround().completions());
    }

    @Test
    void how_requests_were_handled_is_in_the_batch_from_k_of_them_on() {
        var row = row(SALES_TO_HELP, DAY, 5, 10, "p");
        row.handle(new HandlingCounts(2, 1, 2));
        parcels.add(Parcel.fresh(row));
        assertEquals(HandlingCounts.NONE, run(DAY).batches().getFirst().handling());

        row.handle(new HandlingCounts(1, 0, 0));

        assertEquals(new HandlingCounts(3, 1, 2), run(DAY).batches().getFirst().handling());
    }

    @Test
    void a_teams_batch_stands_under_the_teams_that_were_above_it_that_night_and_steps_up_to_them() {
        var moved = TeamTree.of(2, Instant.EPOCH, List.of(team("company", null), team("it", "company"),
                team("help", "sales"), team("data", "it"), team("sales", "company"), team("hr", "company")));
        parcels.add(parcel(SALES_TO_HELP, DAY, 5, 10));
        assertEquals(List.of("sales", "company"),
                Cascade.run(DAY, settings, moved, parcels).batches().getFirst().ancestors());
        parcels.set(0, parcel(SALES_TO_HELP, DAY, 1, 1));
        replace(run(DAY.plusDays(28)).moved());

        assertEquals(Node.pool("sales"),
                Cascade.run(DAY.plusDays(91), settings, moved, parcels).moved().getFirst().node());
    }

    @Test
    void what_was_answered_decides_nothing() {
        var random = new Random(1);
        for (var round = 0; round < 200; round++) {
            var seed = random.nextLong();
            var as = simulate(seed, voice -> voice);
            var otherwise = simulate(seed, voice -> new Voice(6 - voice.rating(), Reasons.NONE, LostTime.A_DAY_OR_MORE,
                    voice.asked(), voice.followedUp(), voice.ratedAt(), voice.id()));

            assertEquals(as, otherwise);
        }
    }

    /** When and where batches closed and how many were in them, over 100 nights of random facts. */
    private List<String> simulate(long seed, UnaryOperator<Voice> answer) {
        var random = new Random(seed);
        List<Parcel> waiting = new ArrayList<>();
        var closed = new ArrayList<String>();
        for (var night = DAY; night.isBefore(DAY.plusDays(100)); night = night.plusDays(1)) {
            for (var interfaceKey : List.of(SALES_TO_HELP, HR_TO_HELP, new InterfaceKey("data", "sales"))) {
                var row = DayRow.empty(night, interfaceKey);
                for (var fact = random.nextInt(3); fact > 0; fact--) {
                    var ref = interfaceKey.department() + random.nextInt(30);
                    if (random.nextInt(4) == 0) {
                        row.beSilent(ref, LIMIT);
                    } else {
                        row.speak(ref, answer.apply(voice(1 + random.nextInt(5))), LIMIT);
                    }
                }
                waiting.add(Parcel.fresh(row));
            }
            var outcome = Cascade.run(night, settings, TREE, waiting);
            outcome.batches().forEach(batch -> closed.add(batch.closedOn() + " " + batch.node() + batch.crowdClass()));
            var moved = outcome.moved();
            waiting.removeIf(parcel -> moved.stream().anyMatch(other -> other.row() == parcel.row()));
            moved.stream().filter(parcel -> parcel.closedOn() == null).forEach(waiting::add);
        }
        assertTrue(closed.size() > 3, "The simulation must close something.");
        return closed;
    }

    private void replace(List<Parcel> others) {
        parcels.clear();
        parcels.addAll(others);
    }

    private Cascade.Outcome run(LocalDate night) {
        return Cascade.run(night, settings, TREE, parcels);
    }

    private static Parcel parcel(InterfaceKey interfaceKey, LocalDate day, int voices, int silent) {
        return Parcel.fresh(row(interfaceKey, day, voices, silent, "p"));
    }

    private static DayRow row(InterfaceKey interfaceKey, LocalDate day, int voices, int silent, String prefix) {
        var row = DayRow.empty(day, interfaceKey);
        speak(row, prefix, voices, silent, voice(4));
        return row;
    }

    private static void speak(DayRow row, String prefix, int voices, int silent, Voice voice) {
        for (var person = 0; person < voices; person++) {
            row.speak(prefix + person, voice, LIMIT);
        }
        for (var person = 0; person < silent; person++) {
            row.beSilent(prefix + "silent" + person, LIMIT);
        }
    }

    private static Voice followedUp() {
        return new Voice(1, Reasons.NONE, null, true, true, Instant.EPOCH, "id");
    }

    private static Voice voice(int rating, String... offered) {
        return new Voice(rating, new Reasons(List.of(offered), List.of()), null, true, false,
                Instant.parse("2026-03-01T10:00:00Z"), "id");
    }
}
