package org.resonanz.aggregatescores.batches;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What waits together at a node: each requester with one voice, the latest, or silent. */
final class Union {
    private final TreeMap<String, Voice> voices = new TreeMap<>();
    private final TreeMap<String, Boolean> silent = new TreeMap<>();
    private final Tally surplus = Tally.empty();
    private final List<DayRow> busy = new ArrayList<>();
    private final Turnaround turnaround = Turnaround.empty();
    private int surplusSilent;

    private Union() {
    }

    static Union of(List<Parcel> parcels) {
        var union = new Union();
        parcels.forEach(parcel -> union.add(parcel.row()));
        // Who speaks is not silent; a request in which they kept silent still tells that they count.
        union.silent.entrySet().removeIf(entry -> union.voices.computeIfPresent(entry.getKey(),
                (ref, voice) -> voice.counting(entry.getValue())) != null);
        return union;
    }

    private void add(DayRow row) {
        row.voices().forEach((ref, voice) -> voices.merge(ref, voice, Voice::merge));
        row.silent().forEach((ref, counts) -> silent.merge(ref, counts, Boolean::logicalOr));
        surplus.add(row.surplus());
        if (row.surplus().voices() > 0) {
            busy.add(row);
        }
        surplusSilent += row.surplusSilent()[0];
        turnaround.add(row.turnaround());
    }

    /** True where enough requesters who count speak, and enough are there at all. What they say is not looked at. */
    boolean mayClose(int k) {
        var speaking = voices.values().stream().filter(Voice::carries).count();
        var keepingSilent = silent.values().stream().filter(counts -> counts).count();
        return speaking >= k && speaking + keepingSilent >= 2L * k;
    }

    /**
     * How many different requesters who carry thresholds answered a driver, at least. Those who became sums in two rows
     * may be the same people, also as those kept, so of the sums only the largest row's stands, and only by itself.
     */
    int answering(String driver) {
        var kept = voices.values().stream()
                .filter(voice -> voice.carries() && voice.drivers().containsKey(driver)).count();
        return Math.max((int) kept, busy.stream().mapToInt(row -> answeringAsSum(row, driver)).max().orElse(0));
    }

    /** Of a row's sums, those for sure whom no other row tells to be followed up. */
    private int answeringAsSum(DayRow row, String driver) {
        var sum = row.surplus().drivers().get(driver);
        var suspects = voices.entrySet().stream()
                .filter(entry -> entry.getValue().followedUp() && !row.voices().containsKey(entry.getKey())).count();
        return sum == null ? 0 : sum.carrying() - (int) suspects;
    }

    Tally tally() {
        var tally = Tally.empty();
        voices.values().forEach(tally::add);
        tally.add(surplus);
        return tally;
    }

    int crowd() {
        return voices.size() + surplus.voices() + silent.size() + surplusSilent;
    }

    Turnaround turnaround() {
        return turnaround;
    }
}
