package org.resonanz.aggregatescores;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.resonanz.aggregatescores.batches.Cascade;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.aggregatescores.table.DayFold;
import org.resonanz.aggregatescores.table.DesignEffects;
import org.resonanz.aggregatescores.table.Electorate;
import org.resonanz.aggregatescores.table.LongOpen;
import org.resonanz.aggregatescores.table.NightTable;
import org.resonanz.aggregatescores.table.NightWrites;
import org.resonanz.aggregatescores.table.NoteCounts;
import org.resonanz.aggregatescores.table.ScoreTable;
import org.resonanz.aggregatescores.table.Tables;
import org.resonanz.aggregatescores.table.TeamRecords;

/**
 * One night. It folds its day's facts, lets the cascade close what may close, writes scores, and at last lets readers
 * look. It may be killed anywhere and started again, also twice at once: the same facts give the same items.
 */
final class Night {
    private final Tables tables;
    private final Electorate electorate;
    private final NightTable nights;
    private final NightTable.Plan plan;

    Night(Tables tables, Electorate electorate, NightTable nights, NightTable.Plan plan) {
        this.tables = tables;
        this.electorate = electorate;
        this.nights = nights;
        this.plan = plan;
    }

    /**
     * Runs the night.
     *
     * @return false if another run has taken this night over, or finished it: there is nothing left to do
     */
    boolean run() {
        var day = plan.day();
        var history = new History(day);
        var records = TeamRecords.read(tables, plan.tree().byId().keySet(), day, history);
        var folded = DayFold.fold(tables, day, plan.settings(), electorate);
        var parcels = new ArrayList<>(records.waiting());
        folded.rows().forEach(row -> parcels.add(Parcel.fresh(row)));
        var outcome = Cascade.run(day, plan.settings(), plan.tree(), parcels);
        if (!write(records, folded, outcome)) {
            return false;
        }
        outcome.batches().forEach(history::add);
        var effects = new DesignEffects(tables, plan, history, electorate::voting);
        if (!new ScoreTable(tables, plan).write(history, effects) || !new LongOpen(tables, plan).write()) {
            return false;
        }
        var counts = counts(folded, outcome);
        counts.putAll(NoteCounts.of(tables, day));
        if (!nights.finish(plan, counts)) {
            return false;
        }
        nights.publish(day);
        return true;
    }

    private boolean write(TeamRecords records, DayFold.Result folded, Cascade.Outcome outcome) {
        var writes = new NightWrites(tables, plan);
        records.settled().forEach(writes::strike);
        var moved = new TreeMap<String, Parcel>();
        records.disturbed().forEach(parcel -> moved.put(key(parcel), parcel));
        folded.rows().forEach(row -> moved.put(key(Parcel.fresh(row)), Parcel.fresh(row)));
        outcome.moved().forEach(parcel -> moved.put(key(parcel), parcel));
        outcome.batches().forEach(writes::put);
        moved.values().forEach(writes::put);
        release(records, outcome, writes);
        folded.rows().stream().filter(row -> row.turnaround().completions() > 0)
                .forEach(row -> writes.putPlace(row.source()));
        writes.putUnknown(folded.unknown());
        writes.strikeUnlessPut(records.leftovers());
        return writes.commit();
    }

    /**
     * Releases the comments of teams whose batches together hold enough people, and keeps those that are not released
     * yet.
     */
    private void release(TeamRecords records, Cascade.Outcome outcome, NightWrites writes) {
        var day = plan.day();
        records.released().forEach(writes::strike);
        var closed = outcome.moved().stream().filter(parcel -> day.equals(parcel.closedOn())).toList();
        var waiting = new TreeMap<String, List<Commented>>();
        if (plan.again()) {
            // An earlier try may have released the comments of any team.
            plan.tree().byId().keySet().forEach(teamId -> waiting.put(teamId, new ArrayList<>()));
        }
        records.commented().stream().filter(batch -> !mayBeShown(batch)).forEach(writes::strike);
        Stream.concat(records.commented().stream(), Commented.of(day, closed).stream()).filter(this::mayBeShown)
                .forEach(batch -> waiting.computeIfAbsent(batch.node().teamId(), none -> new ArrayList<>()).add(batch));
        waiting.forEach((teamId, batches) -> {
            var group = Commented.release(day, batches);
            if (group.isEmpty()) {
                batches.stream().filter(batch -> plan.again() || batch.closedOn().equals(day)).forEach(writes::put);
            }
            group.forEach(writes::put);
            if (plan.again() || !group.isEmpty()) {
                writes.putQuotes(teamId, group, nights.now());
            }
        });
    }

    /** Returns false for a batch that waited until it is too old: a group with it would go before anybody saw it. */
    private boolean mayBeShown(Commented batch) {
        return Commented.lastDay(List.of(batch), plan.settings().retentionDays()).isAfter(plan.day());
    }

    private static String key(Parcel parcel) {
        var source = parcel.row().source();
        return source.teamId() + "#" + parcel.row().day() + "#" + source.department();
    }

    private static Map<String, Integer> counts(DayFold.Result folded, Cascade.Outcome outcome) {
        var counts = new TreeMap<>(folded.counts());
        counts.put("batches", outcome.batches().size());
        return counts;
    }
}
