package org.resonanz.aggregatescores;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.resonanz.aggregatescores.batches.Cascade;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.DayFold;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.aggregatescores.scores.LongOpen;
import org.resonanz.aggregatescores.scores.WindowScores;
import org.resonanz.aggregatescores.table.DesignEffectTable;
import org.resonanz.aggregatescores.table.FactTable;
import org.resonanz.aggregatescores.table.LongOpenTable;
import org.resonanz.aggregatescores.table.NightTable;
import org.resonanz.aggregatescores.table.NightWrites;
import org.resonanz.aggregatescores.table.ScoreTable;
import org.resonanz.aggregatescores.table.StandingTable;
import org.resonanz.aggregatescores.table.Table;
import org.resonanz.aggregatescores.table.TeamRecords;
import org.resonanz.nights.NightCount;
import org.resonanz.platform.log.Metric;
import org.resonanz.platform.log.Metrics;
import org.resonanz.scores.Window;

/**
 * One night. It folds its day's facts, lets the cascade close what may close, writes scores, and at last lets readers
 * look. It may be killed anywhere and started again, also twice at once: the same facts give the same items.
 */
final class Night {
    private final Table table;
    private final StandingTable standings;
    private final NightTable nights;
    private final NightTable.Plan plan;
    private final Metrics metrics;

    Night(Table table, StandingTable standings, NightTable nights, NightTable.Plan plan, Metrics metrics) {
        this.table = table;
        this.standings = standings;
        this.nights = nights;
        this.plan = plan;
        this.metrics = metrics;
    }

    /**
     * Runs the night.
     *
     * @return false if another run has taken this night over, or finished it: there is nothing left to do
     */
    boolean run() {
        var start = System.nanoTime();
        var day = plan.day();
        var history = new History(day);
        var records = TeamRecords.read(table, plan.tree().byId().keySet(), day, history);
        var folded = new FactTable(table).fold(day, plan.settings().k(), standings);
        var parcels = new ArrayList<>(records.waiting());
        folded.rows().forEach(row -> parcels.add(Parcel.fresh(row)));
        var outcome = Cascade.run(day, plan.settings(), plan.tree(), parcels);
        var counted = Stream.concat(records.counted().stream(), outcome.counted().stream()).toList();
        var freezing = ReasonGroup.freeze(day, plan.settings(), plan.tree(), counted);
        if (!write(records, folded, outcome, freezing)) {
            return false;
        }
        outcome.batches().forEach(history::add);
        freezing.groups().forEach(history::add);
        var counts = counts(folded, outcome);
        if (!new ScoreTable(table, plan).write(scores(history)) || !writeLongOpen() || !nights.finish(plan, counts)) {
            return false;
        }
        measure(counts, Duration.ofNanos(System.nanoTime() - start));
        nights.publish(day);
        return true;
    }

    /** Logs that the night has finished; an alarm rings where no night says so. */
    private void measure(Map<NightCount, Integer> counts, Duration duration) {
        var facts = Stream.of(NightCount.COMPLETIONS, NightCount.INVITATIONS, NightCount.RATINGS)
                .mapToLong(counts::get).sum();
        metrics.log(Metric.count("NightFinished", 1), Metric.milliseconds("NightDuration", duration.toMillis()),
                Metric.count("NightFacts", facts), Metric.count("Batches", counts.getOrDefault(NightCount.BATCHES, 0)));
    }

    private List<WindowScores> scores(History history) {
        var effects = new DesignEffectTable(table, plan, history, standings::voting);
        return Window.ALL.stream().map(window -> new WindowScores(window, plan.day(), plan.settings().k(), plan.tree(),
                history, effects.of(window), effects.atLook(window))).toList();
    }

    private boolean writeLongOpen() {
        var requests = new LongOpenTable(table, plan);
        return requests.write(requests.count(LongOpen.createdBefore(plan.day(), plan.settings())));
    }

    private boolean write(TeamRecords records, DayFold folded, Cascade.Outcome outcome,
            ReasonGroup.Freezing freezing) {
        var writes = new NightWrites(table, plan);
        records.closed().forEach(writes::delete);
        var moved = new TreeMap<String, Parcel>();
        records.movedBefore().forEach(parcel -> moved.put(key(parcel), parcel));
        folded.rows().forEach(row -> moved.put(key(Parcel.fresh(row)), Parcel.fresh(row)));
        outcome.moved().forEach(parcel -> moved.put(key(parcel), parcel));
        outcome.batches().forEach(writes::put);
        moved.values().forEach(writes::put);
        release(records, outcome, writes);
        records.frozen().forEach(writes::delete);
        freeze(freezing, writes);
        folded.rows().stream().filter(row -> row.turnaround().completions() > 0)
                .forEach(row -> writes.putCompletedAt(row.interfaceKey()));
        writes.putUnknown(folded.unknown());
        writes.deleteUnlessPut(records.leftovers());
        return writes.commit();
    }

    /**
     * Releases the comments of teams whose batches together hold enough people, and keeps those that are not released
     * yet.
     */
    private void release(TeamRecords records, Cascade.Outcome outcome, NightWrites writes) {
        var day = plan.day();
        records.released().forEach(writes::delete);
        var closed = outcome.moved().stream().filter(parcel -> day.equals(parcel.closedOn())).toList();
        var waiting = new TreeMap<String, List<Commented>>();
        if (plan.repeated()) {
            // An earlier run may have released the comments of any team.
            plan.tree().byId().keySet().forEach(teamId -> waiting.put(teamId, new ArrayList<>()));
        }
        records.commented().stream().filter(batch -> !mayBeShown(batch)).forEach(writes::delete);
        Stream.concat(records.commented().stream(), Commented.of(day, closed).stream()).filter(this::mayBeShown)
                .forEach(batch -> waiting.computeIfAbsent(batch.node().teamId(), none -> new ArrayList<>()).add(batch));
        waiting.forEach((teamId, batches) -> {
            var group = Commented.release(day, batches);
            if (group.isEmpty()) {
                batches.stream().filter(batch -> plan.repeated() || batch.closedOn().equals(day)).forEach(writes::put);
            }
            group.forEach(writes::put);
            if (plan.repeated() || !group.isEmpty()) {
                writes.putReleased(teamId, group, nights.now());
            }
        });
    }

    /** Returns false for a batch that waited until it is too old: a group with it would go before anybody saw it. */
    private boolean mayBeShown(Commented batch) {
        return Commented.lastDay(List.of(batch), plan.settings().retentionDays()).isAfter(plan.day());
    }

    /** Writes the groups of reasons that freeze, and keeps the reasons that do not freeze yet. */
    private void freeze(ReasonGroup.Freezing freezing, NightWrites writes) {
        var day = plan.day();
        freezing.groups().forEach(writes::put);
        freezing.frozen().forEach(batch -> writes.put(batch.freeze(day)));
        // An earlier run may have frozen any reasons.
        freezing.waiting().stream().filter(batch -> plan.repeated() || batch.closedOn().equals(day))
                .forEach(writes::put);
    }

    private static String key(Parcel parcel) {
        var interfaceKey = parcel.row().interfaceKey();
        return interfaceKey.teamId() + "#" + parcel.row().day() + "#" + interfaceKey.department();
    }

    private Map<NightCount, Integer> counts(DayFold folded, Cascade.Outcome outcome) {
        var counts = new EnumMap<NightCount, Integer>(folded.counts());
        counts.put(NightCount.BATCHES, outcome.batches().size());
        return counts;
    }
}
