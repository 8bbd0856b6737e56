package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;
import org.resonanz.testing.Cases;

/**
 * Tests what holds of the cascade in any company on any days, by facts and not by what rows tell of themselves. The
 * tests tagged {@code proof} live through more companies. {@link AttackTest} tests what is published.
 */
class CascadePropertiesTest {
    private static final int COMPANIES = 30;
    private static final int MANY_COMPANIES = 400;

    @Test
    void no_batch_is_of_too_few_people() {
        assertTrue(closings(COMPANIES, CascadePropertiesTest::assertEnoughPeople) > 100);
    }

    @Tag("proof")
    @Test
    void in_many_companies_no_batch_is_of_too_few_people() {
        closings(MANY_COMPANIES, CascadePropertiesTest::assertEnoughPeople);
    }

    @Test
    void each_row_waits_once_or_is_in_one_batch_and_none_is_lost() {
        assertTrue(closings(COMPANIES, CascadePropertiesTest::assertNothingLost) > 100);
    }

    @Tag("proof")
    @Test
    void in_many_companies_each_row_waits_once_or_is_in_one_batch_and_none_is_lost() {
        closings(MANY_COMPANIES, CascadePropertiesTest::assertNothingLost);
    }

    @Test
    void the_order_in_which_parcels_come_changes_nothing() {
        Cases.check(COMPANIES, CascadePropertiesTest::assertOrderIsNothing);
    }

    @Tag("proof")
    @Test
    void in_many_companies_the_order_in_which_parcels_come_changes_nothing() {
        Cases.check(MANY_COMPANIES, CascadePropertiesTest::assertOrderIsNothing);
    }

    @Test
    void what_a_night_moved_can_be_put_back_and_a_night_that_is_run_again_does_the_same() {
        Cases.check(COMPANIES, random -> new Again(company(random)).live());
    }

    @Tag("proof")
    @Test
    void in_many_companies_what_a_night_moved_can_be_put_back() {
        Cases.check(MANY_COMPANIES, random -> new Again(company(random)).live());
    }

    /** Checks the lives of some companies; returns the number of batches that closed. */
    private static int closings(int companies, Consumer<Chronicle> property) {
        var closed = new int[1];
        Cases.check(companies, random -> {
            var chronicle = new Chronicle(company(random)).live();
            property.accept(chronicle);
            closed[0] += chronicle.closed.size();
        });
        return closed[0];
    }

    private static void assertEnoughPeople(Chronicle chronicle) {
        for (var closing : chronicle.closed) {
            var k = chronicle.company.settings(closing.batch().closedOn()).k();
            var rows = closing.parcels().stream().map(Parcel::row).toList();
            var answers = rows.stream()
                    .flatMap(row -> chronicle.company.answers(row.day(), row.interfaceKey()).stream())
                    .filter(ServedRequest::known).toList();
            var asked = rows.stream()
                    .flatMap(row -> chronicle.company.invitations(row.day(), row.interfaceKey()).stream())
                    .filter(ServedRequest::isAsked).map(ServedRequest::ref).collect(Collectors.toSet());
            var disclosed = answers.stream().filter(ServedRequest::followedUp).map(ServedRequest::ref)
                    .collect(Collectors.toSet());
            var speaking = answers.stream().map(ServedRequest::ref).collect(Collectors.toSet());

            assertTrue(speaking.stream().filter(ref -> !disclosed.contains(ref)).count() >= k, closing::toString);
            assertTrue(asked.stream().filter(ref -> !disclosed.contains(ref)).count() >= 2L * k, closing::toString);
            assertTrue(closing.batch().crowd() >= closing.batch().voices(), closing::toString);
            // Of those who were told apart one answered at the most once; sums may hold somebody twice.
            assertTrue(closing.batch().voices() <= answers.size(), closing::toString);
        }
    }

    private static void assertNothingLost(Chronicle chronicle) {
        var company = chronicle.company;
        var entered = new ArrayList<String>();
        company.nights().forEach(night -> company.rows(night, fact -> fact).forEach(row -> entered.add(name(row))));
        var kept = new ArrayList<>(names(chronicle.waiting));
        chronicle.closed.forEach(closing -> kept.addAll(names(closing.parcels())));
        Collections.sort(entered);
        Collections.sort(kept);
        assertEquals(entered, kept);

        for (var closing : chronicle.closed) {
            for (var parcel : closing.parcels()) {
                assertEquals(closing.batch().closedOn(), parcel.closedOn());
                assertEquals(closing.batch().node(), parcel.node());
            }
        }
        chronicle.waiting.forEach(parcel -> assertSame(null, parcel.closedOn()));
    }

    private static void assertOrderIsNothing(Random random) {
        var company = company(random);
        assertEquals(told(new Chronicle(company)), told(new Chronicle(company) {
            @Override
            Cascade.Outcome close(LocalDate night, Settings settings, TeamTree tree) {
                Collections.shuffle(waiting, random);
                return super.close(night, settings, tree);
            }
        }));
    }

    /** Each batch with all that it says and holds, in the order of the nights. */
    private static List<String> told(Chronicle chronicle) {
        return chronicle.live().closed.stream().map(closing -> Replays.text(closing.batch())
                + closing.batch().served() + closing.batch().ancestors() + closing.batch().turnaround()
                + closing.batch().handling() + closing.counted()
                + new TreeSet<>(names(closing.parcels()))).toList();
    }

    /** Runs each night twice, the second time from what the first one left, put back. */
    private static final class Again extends Chronicle {
        Again(Company company) {
            super(company);
        }

        @Override
        Cascade.Outcome close(LocalDate night, Settings settings, TeamTree tree) {
            var first = super.close(night, settings, tree);
            var before = new TreeMap<String, Parcel>();
            waiting.forEach(parcel -> before.put(name(parcel.row()), parcel));
            var after = new HashMap<>(before);
            first.moved().forEach(parcel -> after.put(name(parcel.row()), parcel));
            var restored = after.values().stream().map(parcel -> parcel.before(night)).toList();
            restored.forEach(parcel -> assertEquals(before.get(name(parcel.row())), parcel));

            var second = Cascade.run(night, settings, tree, restored);
            assertEquals(texts(first), texts(second));
            assertEquals(new HashSet<>(first.moved()), new HashSet<>(second.moved()));
            return first;
        }

        private static Set<String> texts(Cascade.Outcome outcome) {
            return outcome.batches().stream().map(batch -> Replays.text(batch) + batch.served())
                    .collect(Collectors.toSet());
        }
    }

    private static Company company(Random random) {
        return Company.of(random.nextLong(), 30 + random.nextInt(120));
    }

    private static List<String> names(Collection<Parcel> parcels) {
        return parcels.stream().map(parcel -> name(parcel.row())).toList();
    }

    private static String name(DayRow row) {
        return row.day() + " " + row.interfaceKey();
    }
}
