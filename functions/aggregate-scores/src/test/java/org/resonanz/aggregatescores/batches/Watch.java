package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/**
 * A company's nights as seen by somebody who knows who was served when, and thus what waits at each node and where
 * closing is tried. They see what closed and what did not, but no answer.
 */
final class Watch extends Chronicle {
    private final Map<DayRow, Integer> rows = new IdentityHashMap<>();
    private final Map<String, Integer> byEntrance = new HashMap<>();
    private final Map<Integer, List<ServedRequest>> inTime = new HashMap<>();
    private final Map<Integer, List<ServedRequest>> late = new HashMap<>();
    private final Map<Integer, List<Attempt>> failures = new HashMap<>();
    private final List<Attempt> closings = new ArrayList<>();

    /**
     * A try to close a node.
     *
     * @param rows  numbers of the rows that waited there
     * @param batch null where the node did not close
     */
    record Attempt(LocalDate night, Node node, Set<Integer> rows, Batch batch, boolean busy) {
    }

    Watch(Company company) {
        super(company);
    }

    /** Returns all that was seen of a company's nights. */
    static Watch of(Company company) {
        var watch = new Watch(company);
        watch.live();
        company.facts().stream().filter(fact -> fact.known() && fact.invited()).forEach(fact -> {
            watch.enter(watch.inTime, fact, fact.entersOn());
            watch.enter(watch.late, fact, fact.entersOn().plusDays(8));
        });
        return watch;
    }

    private void enter(Map<Integer, List<ServedRequest>> facts, ServedRequest fact, LocalDate day) {
        var row = byEntrance.get(day + " " + fact.interfaceKey());
        if (row != null) {
            facts.computeIfAbsent(row, none -> new ArrayList<>()).add(fact);
        }
    }

    List<Attempt> closings() {
        return closings;
    }

    /** Returns the vain tries with a row. */
    List<Attempt> failures(int row) {
        return failures.getOrDefault(row, List.of());
    }

    /** Returns whose invitation enters with a row. */
    List<ServedRequest> inTime(int row) {
        return inTime.getOrDefault(row, List.of());
    }

    /** Returns whose late answer would enter with a row. */
    List<ServedRequest> late(int row) {
        return late.getOrDefault(row, List.of());
    }

    @Override
    Cascade.Outcome close(LocalDate night, Settings settings, TeamTree tree) {
        var outcome = super.close(night, settings, tree);
        if (settings.closing().isDueOn(night)) {
            watch(night, outcome);
        }
        return outcome;
    }

    private void watch(LocalDate night, Cascade.Outcome outcome) {
        var after = new IdentityHashMap<DayRow, Parcel>();
        waiting.forEach(parcel -> after.put(parcel.row(), parcel));
        outcome.moved().forEach(parcel -> after.put(parcel.row(), parcel));
        var present = new TreeMap<String, List<Parcel>>();
        var tried = new TreeSet<String>();
        var nodes = new HashMap<String, Node>();
        for (var parcel : after.values()) {
            for (var number = 0; number < parcel.stays().size(); number++) {
                var stay = parcel.stays().get(number);
                var last = number == parcel.stays().size() - 1;
                if (last || parcel.stays().get(number + 1).since().equals(night)) {
                    var closes = last && parcel.closedOn() != null;
                    var name = stay.node() + (closes ? " closes" : "");
                    nodes.put(name, stay.node());
                    present.computeIfAbsent(name, none -> new ArrayList<>()).add(parcel);
                    if (closes || night.equals(stay.triedOn())) {
                        tried.add(name);
                    }
                }
            }
        }
        tried.forEach(name -> attempt(night, nodes.get(name), present.get(name), outcome));
    }

    private void attempt(LocalDate night, Node node, List<Parcel> parcels, Cascade.Outcome outcome) {
        var numbers = new TreeSet<Integer>();
        parcels.forEach(parcel -> numbers.add(number(parcel.row())));
        var busy = parcels.stream().anyMatch(parcel -> parcel.row().surplus().voices() > 0
                || parcel.row().surplusSilent() > 0);
        if (parcels.getFirst().closedOn() != null && parcels.getFirst().node().equals(node)) {
            var batch = outcome.batches().stream().filter(one -> one.node().equals(node)).findFirst().orElseThrow();
            closings.add(new Attempt(night, node, numbers, batch, busy));
        } else {
            var failure = new Attempt(night, node, numbers, null, busy);
            numbers.forEach(row -> failures.computeIfAbsent(row, none -> new ArrayList<>()).add(failure));
        }
    }

    private int number(DayRow row) {
        return rows.computeIfAbsent(row, none -> {
            byEntrance.put(row.day() + " " + row.interfaceKey(), rows.size());
            return rows.size();
        });
    }
}
