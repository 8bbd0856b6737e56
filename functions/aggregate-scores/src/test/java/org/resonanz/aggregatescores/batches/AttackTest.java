package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that no attacker gets at fewer than {@code k} voices from all that is ever published, and that the attacks
 * would find a broken rule. The tests tagged {@code proof} attack more companies, one of them for longer than a year,
 * and change every answer.
 */
class AttackTest {
    private static final int NIGHTS = 200;
    private static final int COMPANIES = 8;
    private static final int ATTACKED = 10;

    @Test
    void whoever_adds_and_subtracts_what_was_published_gets_k_voices_of_those_who_count_or_none() {
        assertAttackedInVain(3, 60_000, 90);
    }

    @Tag("proof")
    @Test
    void whoever_attacks_more_companies_gets_k_voices_of_those_who_count_or_none() {
        assertAttackedInVain(ATTACKED, 200_000, 300);
    }

    private static void assertAttackedInVain(int companies, int leastTried, int leastBatches) {
        var tried = 0;
        var batches = 0;
        var groups = 0;
        for (var seed = 1; seed <= companies; seed++) {
            // The last, a small one, for so long that batches leave the longest window.
            var chronicle = new Chronicle(Company.of(seed, seed == ATTACKED ? 400 : NIGHTS)).live();
            var attacker = Attacker.of(chronicle);
            assertEquals(List.of(), attacker.holes(), "company " + seed);
            tried += attacker.tried();
            batches += chronicle.closed.size();
            groups += chronicle.frozen.size();
        }
        assertTrue(tried >= leastTried, "Only " + tried + " combinations were tried.");
        assertTrue(batches >= leastBatches, "There were only " + batches + " batches to attack.");
        assertTrue(groups >= leastBatches / 5, "There were only " + groups + " groups of reasons to attack.");
    }

    static List<Function<Company, Chronicle>> leaky() {
        return List.of(BrokenRules.Reopening::new, BrokenRules.TakingTwice::new, BrokenRules.Impatient::new,
                BrokenRules.LeavingBehind::new,
                BrokenRules.Credulous::new, BrokenRules.Forgetful::new);
    }

    @ParameterizedTest
    @MethodSource("leaky")
    void the_attacker_finds_a_hole_where_a_rule_is_broken(Function<Company, Chronicle> broken) {
        assertTrue(LongStream.rangeClosed(1, COMPANIES).mapToObj(seed -> Company.of(seed, NIGHTS))
                .flatMap(company -> Attacker.of(broken.apply(company).live()).holes().stream())
                .anyMatch(hole -> hole.contains("requesters")));
    }

    @Test
    void the_attacker_finds_a_batch_that_is_in_two_groups() {
        assertTrue(LongStream.rangeClosed(1, COMPANIES).mapToObj(seed -> Company.of(seed, NIGHTS))
                .flatMap(company -> Attacker.of(new BrokenRules.FreezingTwice(company).live()).holes().stream())
                .anyMatch(hole -> hole.startsWith("a batch that froze twice")));
    }

    @Test
    void whatever_is_answered_the_same_closes_on_the_same_day() {
        for (var seed = 1; seed <= COMPANIES; seed++) {
            var company = Company.of(seed, NIGHTS);
            var as = memberships(new Chronicle(company).live());
            assertTrue(as.size() > 3, "Something must close.");
            var otherwise = company.with(fact -> fact.isVoice() ? fact.rated(6 - fact.rating()) : fact);
            assertEquals(as, memberships(new Chronicle(otherwise).live()));
        }
    }

    @Test
    void no_single_answer_changes_what_closes_when() {
        assertNothingChanges(10);
    }

    @Tag("proof")
    @Test
    void not_one_of_all_answers_changes_what_closes_when() {
        assertNothingChanges(1);
    }

    /** Changes one answer of so many, each in a life of its own. */
    private static void assertNothingChanges(int oneOf) {
        var company = Company.of(3, 100);
        var as = memberships(new Chronicle(company).live());
        assertTrue(as.size() > 3, "Something must close.");
        var random = new Random(1);
        for (var changed : company.facts().stream().filter(ServedRequest::isVoice)
                .filter(fact -> random.nextInt(oneOf) == 0).toList()) {
            var otherwise = company.with(fact -> fact == changed
                    ? fact.rated(1 + (fact.rating() + random.nextInt(4)) % 5)
                    : fact);
            assertEquals(as, memberships(new Chronicle(otherwise).live()));
        }
    }

    static List<Function<Company, Chronicle>> curious() {
        return List.of(BrokenRules.Discreet::new, BrokenRules.Expectant::new);
    }

    @ParameterizedTest
    @MethodSource("curious")
    void a_night_that_looks_at_answers_would_be_found(Function<Company, Chronicle> broken) {
        assertTrue(LongStream.rangeClosed(1, COMPANIES).anyMatch(seed -> {
            var company = Company.of(seed, NIGHTS);
            var otherwise = company.with(fact -> fact.isVoice() ? fact.rated(4) : fact);
            return !memberships(broken.apply(company).live()).equals(memberships(broken.apply(otherwise).live()));
        }));
    }

    @Test
    void whatever_happens_to_the_facts_of_a_batch_nothing_published_moves() {
        for (var seed = 1; seed <= COMPANIES; seed++) {
            assertEquals(published(new Chronicle(Company.of(seed, NIGHTS)).live()),
                    published(new BrokenRules.Tampered(Company.of(seed, NIGHTS)).live()));
            assertEquals(groups(new Chronicle(Company.of(seed, NIGHTS)).live()),
                    groups(new BrokenRules.Tampered(Company.of(seed, NIGHTS)).live()));
        }
    }

    @Test
    void a_night_that_computes_its_batches_anew_would_be_found() {
        assertNotEquals(published(new Chronicle(Company.of(1, NIGHTS)).live()),
                published(new BrokenRules.Recomputing(Company.of(1, NIGHTS)).live()));
    }

    @Test
    void what_was_once_published_is_published_for_ever() {
        for (var seed = 1; seed <= COMPANIES; seed++) {
            var editions = published(new Chronicle(Company.of(seed, NIGHTS)).live());
            for (var night = 1; night < editions.size(); night++) {
                var before = editions.get(night - 1);
                assertEquals(before, editions.get(night).subList(0, before.size()));
            }
        }
    }

    /** When and where what closed and froze; all that waited there is named. */
    private static List<String> memberships(Chronicle chronicle) {
        var groups = chronicle.frozen.stream().map(freezing -> freezing.group().frozenOn() + " "
                + freezing.group().node() + " " + freezing.group().tally().reasons().keySet());
        var batches = chronicle.closed.stream()
                .map(closing -> closing.batch().closedOn() + " " + closing.batch().node() + " "
                        + closing.batch().crowd() + " " + closing.counted().tally().reasons().keySet() + " "
                        + rows(closing));
        return Stream.concat(batches, groups).toList();
    }

    private static TreeSet<String> rows(Chronicle.Closing closing) {
        var rows = new TreeSet<String>();
        closing.parcels().stream().map(Parcel::row)
                .forEach(row -> rows.add(row.day() + " " + row.interfaceKey() + row.voices().keySet() + row.silent()));
        return rows;
    }

    /** All batches that can be read after each night, with all that they say. */
    private static List<List<String>> published(Chronicle chronicle) {
        return chronicle.editions.stream()
                .map(edition -> edition.closings().stream().map(AttackTest::text).toList()).toList();
    }

    /** All groups of reasons that can be read after each night, with all that they say. */
    private static List<List<String>> groups(Chronicle chronicle) {
        return chronicle.editions.stream()
                .map(edition -> edition.groups().stream().map(freezing -> freezing.group().toString()).toList())
                .toList();
    }

    private static String text(Chronicle.Closing closing) {
        var batch = closing.batch();
        return batch.closedOn() + " " + batch.node() + batch.ancestors() + batch.crowd()
                + Arrays.toString(batch.tally().histogram()) + batch.turnaround().buckets()
                + closing.counted();
    }
}
