package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.resonanz.scores.Span;
import org.resonanz.settings.Closing;

/**
 * Tests what an attacker may believe of each of those asked: whether they answered. The attacker knows who was served
 * when, how fast people answer, and all that is published. Their belief is compared with the one that the number of
 * voices alone gives of somebody who was asked that often.
 */
@Execution(ExecutionMode.CONCURRENT)
class BayesTest {
    private static final Replays.Weeks MIXED = Replays.Weeks.of(0.4, 0.05, 0, 3, 2, 4, 4, 4, 7, 3, 9, 3, 14, 4);

    @ParameterizedTest
    @CsvSource({"40, 4, WEEKLY", "150, 8, WEEKLY", "1500, 12, WEEKLY", "40, 4, FOUR_WEEKLY", "150, 8, FOUR_WEEKLY",
        "1500, 12, FOUR_WEEKLY"})
    void when_and_where_a_batch_closes_seldom_names_and_never_proves_somebody(int people, int providers,
            Closing rhythm) {
        var inquiry = new Inquiry(Office.Habits.USUAL).until(350, people, providers, rhythm);

        assertHolds(inquiry, 0.01);
        assertTrue(inquiry.namedOnce() <= 0.01, inquiry.toString());
    }

    @Tag("proof")
    @Tag("long")
    @ParameterizedTest
    @CsvSource({"40, 4, WEEKLY", "150, 8, WEEKLY", "1500, 12, WEEKLY", "40, 4, FOUR_WEEKLY", "150, 8, FOUR_WEEKLY",
        "1500, 12, FOUR_WEEKLY"})
    void a_hundred_thousand_closings_seldom_name_and_never_prove_somebody(int people, int providers, Closing rhythm) {
        var inquiry = new Inquiry(Office.Habits.USUAL).until(17_000, people, providers, rhythm);

        System.out.println(people + " people, " + rhythm + ": " + inquiry);
        assertHolds(inquiry, 0.01);
        assertTrue(inquiry.namedOnce() <= 0.01, inquiry.toString());
    }

    /** Where few answer, tries are in vain more often and tell more; privacy.md says so. */
    @Tag("proof")
    @ParameterizedTest
    @CsvSource({"0.15, 0.02", "0.65, 0.01", "0.85, 0.01"})
    void however_many_answer_nobody_is_proven(double inTime, double most) {
        var habits = new Office.Habits(inTime, 0.05, true);
        assertHolds(new Inquiry(habits).until(6_000, 150, 8, Closing.WEEKLY), most);
    }

    @Test
    void two_accomplices_who_keep_silent_on_purpose_prove_nobody() {
        var habits = new Office.Habits(0.85, 0.05, false);
        assertHolds(new Inquiry(habits).until(350, 40, 4, Closing.WEEKLY), 0.01);
    }

    @Test
    void two_accomplices_cannot_make_a_full_response_of_the_others_show() {
        var weeks = Replays.Weeks.of(0.9, 0, 0, 15).withAccomplices(2);

        assertTrue(Replays.of(weeks, Loose.Rules.REAL.showingFullResponse(), 4_000).find().proven() > 0.02);
        var held = Replays.of(weeks, Loose.Rules.REAL, 4_000).find();
        assertEquals(0, held.proven(), "" + held);
    }

    private static void assertHolds(Inquiry inquiry, double most) {
        assertTrue(inquiry.named() <= most, inquiry.toString());
        assertEquals(0, inquiry.proven(), inquiry.toString());
        assertTrue(inquiry.undecided() < 0.02, inquiry.toString());
        // What the attacker believes comes true as often as believed: the attacker is no weaker than claimed.
        assertTrue(inquiry.worstPromise() < 4, inquiry.toString());
    }

    @Test
    void who_counts_exactly_believes_what_living_the_same_weeks_again_and_again_shows() {
        var seen = Replays.of(MIXED, Loose.Rules.REAL, 8_000).seen();
        var random = new Random(2);
        var compared = new TreeSet<String>();
        for (var time = 0; time < 100; time++) {
            var watch = Watch.of(MIXED.company(Loose.Rules.REAL, random));
            if (watch.closings().isEmpty()) {
                continue;
            }
            var closing = watch.closings().getFirst();
            var same = seen.get(Replays.text(closing.batch()));
            if (same != null && same.times() >= 300 && compared.add(Replays.text(closing.batch()))) {
                Posterior.of(watch, closing, MIXED.odds(), true).suspects().forEach(suspect -> {
                    var error = Math.sqrt(suspect.chance() * (1 - suspect.chance()) / same.times());
                    assertEquals(suspect.chance(), same.chance(suspect.ref()), 4 * error, closing + " " + suspect);
                });
            }
        }
        assertTrue(compared.size() >= 3, "Only " + compared);
    }

    static List<Arguments> broken() {
        var real = Loose.Rules.REAL;
        return List.of(
                Arguments.of(real.named("an answer enters at once").entering(Loose::eachAfterOneDay),
                        Replays.Weeks.of(0.4, 0.05, 0, 13, 7, 2, 14, 6)),
                Arguments.of(real.named("any newcomer will do").withAnyNewcomer(),
                        Replays.Weeks.of(0.25, 0, 0, 8, 1, 8, 7, 1, 14, 1)),
                Arguments.of(real.named("a full response shows").showingFullResponse(),
                        Replays.Weeks.of(0.9, 0, 0, 15)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_rule_proves_somebody_whom_the_rule_does_not(Loose.Rules rules, Replays.Weeks weeks) {
        var found = Replays.of(weeks, rules, 4_000).find();
        var held = Replays.of(weeks, Loose.Rules.REAL, 4_000).find();

        assertTrue(found.proven() > 0.02, rules + " " + found);
        assertEquals(0, held.proven(), "" + held);
        assertEquals(0, held.exceeded(), "" + held);
    }

    @Test
    void trying_every_night_names_somebody_whom_trying_weekly_does_not() {
        var weeks = Replays.Weeks.of(0.35, 0, 0, 15, 1, 15);

        var found = Replays.of(weeks, Loose.Rules.REAL.named("tried every night").everyNight(), 8_000).find();
        var held = Replays.of(weeks, Loose.Rules.REAL, 4_000).find();

        assertTrue(found.exceeded() > 0.01, "" + found);
        assertEquals(0, held.exceeded(), "" + held);
    }

    @Test
    void at_what_hour_somebody_answers_moves_nothing() {
        assertTrue(IntStream.range(0, 20).allMatch(seed -> moved(seed, Loose.Rules.REAL) == 0));
    }

    @Test
    void an_answer_that_enters_at_once_moves_batches() {
        var rules = Loose.Rules.REAL.entering(Loose::eachAfterOneDay);

        assertTrue(IntStream.range(0, 20).map(seed -> moved(seed, rules)).sum() > 0);
    }

    @Test
    void a_late_answer_that_enters_at_once_moves_batches() {
        var rules = Loose.Rules.REAL.entering(Loose::lateAfterOneDay);

        assertTrue(IntStream.range(0, 20).map(seed -> moved(seed, rules)).sum() > 0);
    }

    /** Returns 1 where it matters when within the week, or the next, people answered. */
    private static int moved(int seed, Loose.Rules rules) {
        var weeks = Replays.Weeks.of(0.4, 0.3, 0, 6, 3, 6, 7, 5, 14, 8);
        var early = weeks.company(rules.entering(fact -> rules.entry().of(answered(fact, 0))), new Random(seed));
        var later = weeks.company(rules.entering(fact -> rules.entry().of(answered(fact, 5))), new Random(seed));
        return published(early).equals(published(later)) ? 0 : 1;
    }

    private static ServedRequest answered(ServedRequest fact, int delay) {
        if (!fact.isVoice()) {
            return fact;
        }
        var first = fact.answeredOn().isBefore(fact.entersOn()) ? fact.servedOn() : fact.entersOn();
        return new ServedRequest(fact.id(), fact.interfaceKey(), fact.servedOn(), fact.ref(), true, false, true,
                first.plusDays(delay),
                false, fact.rating(), fact.at());
    }

    private static List<String> published(Company company) {
        return new Chronicle(company).live().closed.stream().map(Chronicle.Closing::batch)
                .map(batch -> Replays.text(batch) + batch.served()).toList();
    }

    @Test
    void the_nights_of_one_interface_are_those_of_a_company() {
        var random = new Random(3);
        for (var time = 0; time < 50; time++) {
            var company = MIXED.company(Loose.Rules.REAL, random);
            assertEquals(published(company), new Loose(company, Loose.Rules.REAL).live().closed.stream()
                    .map(Chronicle.Closing::batch).map(batch -> Replays.text(batch) + batch.served()).toList());
        }
    }

    @Test
    void a_full_response_looks_like_any_other_to_somebody_who_does_not_know_the_crowd() {
        for (var k = 5; k <= 8; k++) {
            for (var voices = k; voices <= 60; voices++) {
                var full = Crowd.of(voices, voices, k);
                for (var silent = 1; silent <= k; silent++) {
                    assertEquals(full, Crowd.of(voices + silent, voices, k));
                }
                assertTrue(voices < full.middle());
                // Told exactly, it would be found.
                assertNotEquals(new Crowd(voices, 1), new Crowd(voices + 1, 1));
            }
        }
    }

    @Test
    void the_last_day_of_a_group_of_comments_depends_on_nobody_who_wrote() {
        var served = new Span(Company.FIRST, Company.FIRST.plusDays(20));
        var speakers = new TreeSet<>(List.of("a", "b", "c"));
        var node = Node.team("help");
        var written = new Commented(Company.FIRST.plusDays(27), node, served, speakers,
                new TreeSet<>(List.of(new Comment("1#1", "a"), new Comment("2#1", "b"))), null);
        var unwritten = new Commented(written.closedOn(), node, served, speakers, new TreeSet<>(), null);

        assertEquals(Commented.lastDay(List.of(written), 180), Commented.lastDay(List.of(unwritten), 180));
    }
}
