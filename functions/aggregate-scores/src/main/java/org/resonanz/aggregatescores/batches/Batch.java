package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The smallest thing ever published about ratings: what closed together. It carries sums and no pseudonym, and is never
 * changed.
 *
 * @param ancestors  the teams above the node's team in the night of its closing, nearest first
 * @param crowd      number of requesters, silent ones included
 * @param tally      the voices; of the drivers only those that enough requesters answered
 * @param turnaround empty where there were too few completions
 */
public record Batch(LocalDate closedOn, Node node, List<String> ancestors, int crowd, Tally tally,
        Turnaround turnaround) {

    static Batch of(LocalDate night, Node node, List<String> ancestors, Union union, int k) {
        var all = union.tally();
        var drivers = new TreeMap<String, Tally.Sum>();
        all.drivers().entrySet().stream().filter(entry -> union.answering(entry.getKey()) >= k)
                .forEach(entry -> drivers.put(entry.getKey(), entry.getValue()));
        var joints = new TreeMap<>(all.joints());
        joints.keySet().retainAll(drivers.keySet());
        return new Batch(night, node, ancestors, union.crowd(), new Tally(all.histogram(), drivers, joints),
                union.turnaround().completions() >= k ? union.turnaround() : new Turnaround(Map.of()));
    }

    public int voices() {
        return tally.voices();
    }

    /** True where a team shows this batch: it closed at the team or below it. */
    public boolean isWithin(String teamId) {
        return node.teamId().equals(teamId) || ancestors.contains(teamId);
    }
}
