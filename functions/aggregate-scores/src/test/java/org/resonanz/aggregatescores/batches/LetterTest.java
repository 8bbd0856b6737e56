package org.resonanz.aggregatescores.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/** Tests the cascade against the letter of the rules, in invented companies. */
class LetterTest {
    private static final int NIGHTS = 130;
    private static final int COMPANIES = 12;

    @Test
    void what_closes_where_and_when_is_what_the_rules_say() {
        for (var seed = 1; seed <= COMPANIES; seed++) {
            var company = Company.of(seed, NIGHTS);
            var closed = new Chronicle(company).live().closed.stream().map(LetterTest::text).toList();

            assertTrue(closed.size() > 3, "Something must close.");
            assertEquals(Letter.of(company), closed, "company " + seed);
        }
    }

    @Test
    void a_night_that_is_run_again_does_the_same_again() {
        for (var seed = 1; seed <= COMPANIES; seed++) {
            new RunTwice(Company.of(seed, NIGHTS)).live();
        }
    }

    private static String text(Chronicle.Closing closing) {
        var rows = new TreeSet<String>();
        closing.parcels().stream().map(Parcel::row)
                .filter(row -> !row.voices().isEmpty() || !row.silent().isEmpty())
                .forEach(row -> rows.add(row.day() + " " + row.interfaceKey()));
        return closing.batch().closedOn() + " " + closing.batch().node() + " " + rows;
    }

    /** Runs each night from what the night itself left, too. */
    private static final class RunTwice extends Chronicle {
        RunTwice(Company company) {
            super(company);
        }

        @Override
        Cascade.Outcome close(LocalDate night, Settings settings, TeamTree tree) {
            var outcome = super.close(night, settings, tree);
            var left = new ArrayList<>(waiting.stream().filter(parcel -> outcome.moved().stream()
                    .noneMatch(moved -> moved.row() == parcel.row())).toList());
            outcome.moved().forEach(moved -> left.add(moved.before(night)));
            assertEquals(moves(outcome), moves(Cascade.run(night, settings, tree, left)));
            return outcome;
        }

        private static List<String> moves(Cascade.Outcome outcome) {
            return outcome.moved().stream().sorted(Comparator.comparing((Parcel parcel) -> parcel.row().day())
                    .thenComparing(parcel -> parcel.row().interfaceKey()))
                    .map(parcel -> parcel.row().interfaceKey() + " " + parcel.row().day() + parcel.stays()
                            + parcel.closedOn())
                    .toList();
        }
    }
}
