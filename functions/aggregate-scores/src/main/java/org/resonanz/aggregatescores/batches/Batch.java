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
 * @param crowdClass how many requesters were asked, told as a class
 * @param served     days on which they were invited, which is when they were served or soon after
 * @param tally      the voices; of the drivers only those that enough requesters answered
 * @param turnaround empty where there were too few completions
 * @param handling   how requests were handled; of nobody where there were too few
 */
public record Batch(LocalDate closedOn, Node node, List<String> ancestors, Crowd crowdClass, Span served, Tally tally,
        Turnaround turnaround, Handling handling) {

    static Batch of(LocalDate night, Node node, List<String> ancestors, Union union, int k) {
        var all = union.tally();
        var drivers = new TreeMap<String, Tally.Sum>();
        all.drivers().entrySet().stream().filter(entry -> union.answering(entry.getKey()) >= k)
                .forEach(entry -> drivers.put(entry.getKey(), entry.getValue()));
        return new Batch(night, node, ancestors, Crowd.of(union.asked(), all.voices(), k), union.served(),
                new Tally(all.histogram(), drivers),
                union.turnaround().completions() >= k ? union.turnaround() : new Turnaround(Map.of()),
                union.handling().requests() >= k ? union.handling() : Handling.NONE);
    }

    public int voices() {
        return tally.voices();
    }

    /** Returns the middle of the crowd's class. */
    public double crowd() {
        return crowdClass.middle();
    }
}
