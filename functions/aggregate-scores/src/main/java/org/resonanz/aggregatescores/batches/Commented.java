package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a closed batch leaves until its comments are released: who speaks in it and which ratings have a comment. Never
 * shown; it goes the night after the release.
 *
 * @param served     days on which those in the batch were invited; null where nobody was
 * @param speakers   pseudonyms of the requesters who carry thresholds, as far as the rows kept them
 * @param comments   the ratings with a comment
 * @param releasedOn null while it waits
 */
public record Commented(LocalDate closedOn, Node node, Span served, TreeSet<String> speakers, TreeSet<Comment> comments,
        LocalDate releasedOn) {
    /** Fewest different requesters among whose words a comment stands. */
    public static final int SPEAKERS = 10;
    /** Fewest different requesters who wrote: two would know each other's words. */
    public static final int AUTHORS = 3;

    /** An item holds no more. */
    private static final int MOST_COMMENTS = 2500;

    private static final Comparator<Commented> ORDER = Comparator.comparing(Commented::closedOn)
            .thenComparing(batch -> batch.node().place());

    /** Returns what the batches of a night leave, batch by batch; {@code closed} are the parcels that closed in it. */
    public static List<Commented> of(LocalDate night, Collection<Parcel> closed) {
        var byNode = new TreeMap<String, List<Parcel>>();
        closed.forEach(parcel -> byNode.computeIfAbsent(parcel.node().teamId() + "#" + parcel.node().place(),
                none -> new ArrayList<>()).add(parcel));
        return byNode.values().stream().map(parcels -> batch(night, parcels)).toList();
    }

    private static Commented batch(LocalDate night, List<Parcel> parcels) {
        var union = Union.of(parcels).hidingFullResponse(night, parcels.getFirst().node());
        var comments = new TreeSet<Comment>();
        Span served = null;
        for (var row : parcels.stream().map(Parcel::row).toList()) {
            comments.addAll(row.comments());
            served = Span.covering(served, row.served());
        }
        comments.removeIf(comment -> union.leftOut().contains(comment.ref()));
        while (comments.size() > MOST_COMMENTS) {
            comments.removeLast();
        }
        return new Commented(night, parcels.getFirst().node(), served, union.carrying(), comments, null);
    }

    /**
     * Returns the group of a team that may be released: all that wait, once they hold enough different requesters and
     * enough of them wrote. What they wrote is not looked at.
     *
     * @param waiting of one team
     * @return empty where they hold too few
     */
    public static List<Commented> release(LocalDate night, List<Commented> waiting) {
        var speakers = waiting.stream().flatMap(batch -> batch.speakers.stream()).collect(Collectors.toSet());
        // The lead knows the words of those who are not among the speakers.
        var authors = waiting.stream().flatMap(batch -> batch.comments.stream()).map(Comment::ref)
                .filter(speakers::contains).collect(Collectors.toSet());
        return speakers.size() < SPEAKERS || authors.size() < AUTHORS
                ? List.of()
                : waiting.stream().sorted(ORDER).map(batch -> batch.released(night)).toList();
    }

    /** Returns the batch as it stood before a night. */
    public Commented before(LocalDate night) {
        return night.equals(releasedOn) ? released(null) : this;
    }

    private Commented released(LocalDate night) {
        return new Commented(closedOn, node, served, speakers, comments, night);
    }

    /** Returns the ratings with a comment of a group, as {@code requestId#n}. */
    public static Set<String> ratings(List<Commented> group) {
        return group.stream().flatMap(batch -> batch.comments.stream()).map(Comment::rating)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the last day on which a group is shown: that of the month in which the first whom it served could no longer
     * be looked up. Who wrote moves nothing, so nobody's age can be told from a group that goes.
     *
     * @param retentionDays days that a request is kept
     */
    public static LocalDate lastDay(List<Commented> group, int retentionDays) {
        var first = group.stream().map(Commented::served).filter(Objects::nonNull).map(Span::first)
                .min(Comparator.naturalOrder()).orElseGet(() -> group.getFirst().closedOn);
        return YearMonth.from(first.plusDays(retentionDays)).atEndOfMonth();
    }
}
