package org.resonanz.aggregatescores;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.resonanz.aggregatescores.batches.Electorate;
import org.resonanz.aggregatescores.table.NightTable;
import org.resonanz.aggregatescores.table.StandingTable;
import org.resonanz.aggregatescores.table.Table;
import org.resonanz.people.Pseudonyms;
import org.resonanz.people.VoterListTable;
import org.resonanz.platform.log.Metrics;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.resonanz.teams.TeamTree;

/** Runs the nights that are due, missed ones first, in order. */
final class Nights {
    private final Table table;
    private final Pseudonyms pseudonyms;
    private final Metrics metrics;
    private final Clock clock;
    private final SettingsTable settings;
    private final TeamTable teams;
    private final VoterListTable voters;
    private final NightTable nights;

    Nights(Table table, Pseudonyms pseudonyms, Metrics metrics, Clock clock) {
        this.table = table;
        this.pseudonyms = pseudonyms;
        this.metrics = metrics;
        this.clock = clock;
        this.settings = new SettingsTable(table.dynamoDb(), table.name(), clock);
        this.teams = new TeamTable(table.dynamoDb(), table.name(), clock);
        this.voters = new VoterListTable(table.dynamoDb(), table.name());
        this.nights = new NightTable(table, clock);
    }

    /** Reads once what every night reads first, so that a restored function has it loaded and compiled. */
    void prime() {
        settings.read();
        teams.read();
        voters.read();
        pseudonyms.of("nobody@resonanz.example");
        nights.lastFinished();
    }

    /**
     * Runs the due nights while there is time and no other run takes over. The next start goes on where this one
     * stopped.
     */
    void catchUp(BooleanSupplier hasTime) {
        var next = firstDue();
        while (next.isPresent() && hasTime.getAsBoolean()) {
            // Once the night before is over: another run may have gone by newer settings in it.
            var current = settings.read();
            if (next.get().isAfter(current.dayOf(clock.instant()).minusDays(1))) {
                return;
            }
            var tree = teams.read();
            var plan = nights.start(next.get(), current, tree);
            if (plan.isPresent() && !new Night(table, standings(tree), nights, plan.get(), metrics).run()) {
                return;
            }
            next = next.map(day -> day.plusDays(1));
        }
    }

    private StandingTable standings(TeamTree tree) {
        return new StandingTable(table,
                Electorate.of(voters.read(), tree, pseudonyms::of, pseudonyms::ofMailbox));
    }

    /**
     * Returns the day after the last finished night; at first, the day of the first team, before which there was
     * nothing.
     */
    private Optional<LocalDate> firstDue() {
        var last = nights.lastFinished();
        if (last.isPresent()) {
            // Killed after finishing and before publishing, a night left its readers behind.
            nights.publish(last.get());
            return last.map(day -> day.plusDays(1));
        }
        return Optional.ofNullable(teams.read().since()).map(since -> settings.read().dayOf(since));
    }
}
