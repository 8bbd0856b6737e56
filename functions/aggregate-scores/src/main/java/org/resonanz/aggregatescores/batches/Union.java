package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.Span;

/** The rows of all parcels at a node, put together: each requester has one voice, the latest, or is silent. */
final class Union {
    /**
     * The fewest requesters who seem silent in a batch: one, and one more for each of two accomplices who are silent on
     * purpose.
     */
    private static final int SEEMING_SILENT = 3;

    private final TreeMap<String, Voice> voices = new TreeMap<>();
    private final TreeSet<String> silent = new TreeSet<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Tally surplus = Tally.empty();
    private final ReasonTally surplusReasons = ReasonTally.empty();
    private final List<DayRow> hiding = new ArrayList<>();
    private final TurnaroundHistogram turnaround = TurnaroundHistogram.empty();
    private HandlingCounts handling = HandlingCounts.NONE;
    private int surplusAsked;
    private int surplusSilent;
    private @Nullable Span served;

    private Union() {}

    /** Returns the union of the rows of parcels. */
    static Union of(Collection<Parcel> parcels) {
        var union = new Union();
        parcels.forEach(parcel -> union.add(parcel.row()));
        // Who speaks is not silent; but they are one of those asked, by that request.
        union.silent
                .removeIf(ref -> union.voices.computeIfPresent(ref, (same, voice) -> voice.ofSomebodyAsked()) != null);
        return union;
    }

    private void add(DayRow row) {
        row.voices().forEach((ref, voice) -> voices.merge(ref, voice, Voice::merge));
        silent.addAll(row.silent());
        surplus.add(row.surplus());
        surplusReasons.add(row.surplusReasons());
        if (row.followedUpFrom() != null) {
            hiding.add(row);
        }
        surplusAsked += row.surplusAsked();
        surplusSilent += row.surplusSilent();
        turnaround.add(row.turnaround());
        handling = handling.plus(row.handling());
        served = Span.covering(served, row.served());
    }

    /** Returns how many requesters must wait at a node who were asked and never in a try. */
    static int newcomers(int k) {
        return 3 * k;
    }

    /**
     * Returns true if enough requesters wait at a node who were asked and never in a try, there or below. Their answers
     * are not looked at, so the night of a try tells nothing of them.
     */
    static boolean mayBeTried(Collection<Parcel> parcels, int k) {
        Set<String> asked = new HashSet<>();
        parcels.stream().filter(Parcel::isNew).map(Parcel::row).forEach(row -> {
            asked.addAll(row.silent());
            row.voices().forEach((ref, voice) -> {
                if (voice.asked()) {
                    asked.add(ref);
                }
            });
        });
        return asked.size() >= newcomers(k);
    }

    /**
     * Returns true if enough requesters speak on whom thresholds may rest, and enough were asked. Their answers are not
     * looked at.
     */
    boolean mayClose(int k) {
        return carrying().size() >= k && askedAndCarrying().size() + surelySilent() >= 2L * k;
    }

    /**
     * Returns true if thresholds may rest on a requester: they did not come by themselves, and no row tells, or hides,
     * that they are followed up.
     */
    private boolean carries(String ref) {
        var voice = voices.get(ref);
        return (voice == null || voice.carries()) && hiding.stream().noneMatch(row -> row.mayHaveFollowedUp(ref));
    }

    private List<String> askedAndCarrying() {
        return voices.entrySet().stream().filter(entry -> entry.getValue().asked() && carries(entry.getKey()))
                .map(Map.Entry::getKey).toList();
    }

    private int surelySilent() {
        return (int) silent.stream().filter(this::carries).count();
    }

    /**
     * Leaves out voices of those asked until {@value #SEEMING_SILENT} seem silent: a full response would prove that
     * everybody answered. The voices are drawn by lot, the same ones whenever the batch's night runs; the lot depends
     * on pseudonyms, which no reader knows.
     *
     * @return this union
     */
    Union hidingFullResponse(LocalDate night, Node node) {
        var candidates = new ArrayList<>(askedAndCarrying());
        Collections.shuffle(candidates, new Random((night + node.name() + candidates).hashCode()));
        candidates.stream().limit(Math.max(0, SEEMING_SILENT - surelySilent())).forEach(ref -> {
            voices.remove(ref);
            silent.add(ref);
            leftOut.add(ref);
        });
        return this;
    }

    /** Returns the sums of all voices. */
    Tally tally() {
        var tally = Tally.empty();
        voices.values().forEach(tally::add);
        tally.add(surplus);
        return tally;
    }

    /** Returns the sums of the reasons and the lost time of all voices. */
    ReasonTally reasons() {
        var tally = ReasonTally.empty();
        voices.values().forEach(tally::add);
        tally.add(surplusReasons);
        return tally;
    }

    /** Returns the pseudonyms of those who speak and carry thresholds, as far as the rows kept them. */
    SortedSet<String> carrying() {
        return voices.keySet().stream().filter(this::carries).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the pseudonyms of those whose voices are left out; their comments are not shown either. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** Returns the number of requesters who were asked, silent ones included. */
    int asked() {
        return (int) voices.values().stream().filter(Voice::asked).count() + surplusAsked + silent.size()
                + surplusSilent;
    }

    TurnaroundHistogram turnaround() {
        return turnaround;
    }

    HandlingCounts handling() {
        return handling;
    }

    /** Returns the days on which those asked were invited; null if nobody was asked. */
    @Nullable
    Span served() {
        return served;
    }
}
