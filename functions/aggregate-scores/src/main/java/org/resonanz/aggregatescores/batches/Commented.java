package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a closed batch leaves until its comments are released: who speaks in it and which ratings have a comment. Never
 * shown; it goes the night after the release.
 *
 * @param speakers pseudonyms of the requesters who carry thresholds, as far as the rows kept them
 * @param ratings  those with a comment, as {@code requestId#n}
 * @param releasedOn null while it waits
 */
public record Commented(LocalDate closedOn, Node node, TreeSet<String> speakers, TreeSet<String> ratings,
        LocalDate releasedOn) {
    /** Fewest different requesters among whose words a comment stands. */
    static final int TOGETHER = 10;

    /** An item holds no more. */
    private static final int MOST_RATINGS = 5000;

    private static final Comparator<Commented> ORDER =
            Comparator.comparing(Commented::closedOn).thenComparing(batch -> batch.node().place());

    /** What the batches of a night leave, batch by batch; {@code closed} are the parcels that closed in it. */
    public static List<Commented> of(LocalDate night, List<Parcel> closed) {
        var byNode = new TreeMap<String, Commented>();
        for (var parcel : closed) {
            var node = parcel.node();
            var batch = byNode.computeIfAbsent(node.teamId() + "#" + node.place(),
                    none -> new Commented(night, node, new TreeSet<>(), new TreeSet<>(), null));
            parcel.row().voices().forEach((ref, voice) -> {
                if (voice.carries()) {
                    batch.speakers.add(ref);
                }
            });
            batch.ratings.addAll(parcel.row().comments());
            while (batch.ratings.size() > MOST_RATINGS) {
                batch.ratings.removeLast();
            }
        }
        return List.copyOf(byNode.values());
    }

    /**
     * The group of a team that may be released: all that wait, once they hold enough different requesters. What they
     * wrote, and whether they wrote, is not looked at.
     *
     * @param waiting of one team
     * @return empty where they hold too few
     */
    public static List<Commented> release(LocalDate night, List<Commented> waiting) {
        var speakers = new TreeSet<String>();
        waiting.forEach(batch -> speakers.addAll(batch.speakers));
        return speakers.size() < TOGETHER ? List.of() : waiting.stream().sorted(ORDER).map(batch ->
                new Commented(batch.closedOn, batch.node, batch.speakers, batch.ratings, night)).toList();
    }

    /** As it stood before a night. */
    public Commented before(LocalDate night) {
        return night.equals(releasedOn) ? new Commented(closedOn, node, speakers, ratings, null) : this;
    }

    /** The ratings of a group. */
    public static List<String> ratings(List<Commented> group) {
        var all = new ArrayList<String>();
        group.forEach(batch -> all.addAll(batch.ratings));
        return all.stream().sorted().toList();
    }
}
