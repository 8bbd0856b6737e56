package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.Span;

/**
 * The requesters and the commented ratings of a closed batch, kept until its comments are released. It is never shown
 * and is deleted in the night after the release.
 *
 * @param served     the days on which those in the batch were invited; null if nobody was
 * @param speakers   the pseudonyms of the requesters who carry thresholds, as far as a release needs them
 * @param comments   the ratings with a comment
 * @param releasedOn the night of the release; null before
 */
public record Commented(LocalDate closedOn, Node node, @Nullable Span served, SortedSet<String> speakers,
        SortedSet<Comment> comments, @Nullable LocalDate releasedOn) {
    /** The fewest different requesters with a voice in a group of released comments. */
    public static final int SPEAKERS = 10;
    /** The fewest different requesters who wrote a comment of a group: two would know each other's words. */
    public static final int AUTHORS = 3;

    /** The most comments of a batch that are kept: an item holds no more. */
    private static final int MOST_COMMENTS = 2500;
    /** The most speakers without a comment that are kept of a batch: an item holds no more. */
    private static final int MOST_OTHERS = 2500;

    private static final Comparator<Commented> ORDER = Comparator.comparing(Commented::closedOn)
            .thenComparing(batch -> batch.node().name());

    public Commented {
        speakers = Collections.unmodifiableSortedSet(new TreeSet<>(speakers));
        comments = Collections.unmodifiableSortedSet(new TreeSet<>(comments));
    }

    /**
     * Returns one for each batch that closed in a night.
     *
     * @param closed the parcels that closed in it
     */
    public static List<Commented> of(LocalDate night, Collection<Parcel> closed) {
        var byNode = new TreeMap<String, List<Parcel>>();
        closed.forEach(parcel -> byNode.computeIfAbsent(parcel.node().teamId() + "#" + parcel.node().name(),
                none -> new ArrayList<>()).add(parcel));
        return byNode.values().stream().map(parcels -> batch(night, parcels)).toList();
    }

    private static Commented batch(LocalDate night, List<Parcel> parcels) {
        var union = Union.of(parcels).hidingFullResponse(night, parcels.getFirst().node());
        var comments = new TreeSet<Comment>();
        @Nullable
        Span served = null;
        for (var row : parcels.stream().map(Parcel::row).toList()) {
            comments.addAll(row.comments());
            served = Span.covering(served, row.served());
        }
        comments.removeIf(comment -> union.leftOut().contains(comment.ref()));
        while (comments.size() > MOST_COMMENTS) {
            comments.removeLast();
        }
        return new Commented(night, parcels.getFirst().node(), served, needed(union.carrying(), comments), comments,
                null);
    }

    /** Returns the speakers who wrote a comment, and so many of the others that a release is decided as by all. */
    private static TreeSet<String> needed(Set<String> speakers, Set<Comment> comments) {
        var authors = comments.stream().map(Comment::ref).collect(Collectors.toSet());
        return Stream.concat(speakers.stream().filter(authors::contains),
                speakers.stream().filter(ref -> !authors.contains(ref)).limit(MOST_OTHERS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the group of a team that may be released: all that wait, once they hold {@value #SPEAKERS} different
     * requesters of whom {@value #AUTHORS} wrote. The texts are not looked at.
     *
     * @param waiting the batches of one team
     * @return empty if they hold too few
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

    /** Returns this as it stood before a night. */
    public Commented before(LocalDate night) {
        return night.equals(releasedOn) ? released(null) : this;
    }

    private Commented released(@Nullable LocalDate night) {
        return new Commented(closedOn, node, served, speakers, comments, night);
    }

    /** Returns the ratings of a group that have a comment, as {@code requestId#n}. */
    public static Set<String> ratings(List<Commented> group) {
        return group.stream().flatMap(batch -> batch.comments.stream()).map(Comment::rating)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the last day on which a group is shown: the end of the month in which the oldest request of its
     * requesters is deleted. Nobody's age can be told from the day on which a group is deleted, as who wrote does not
     * move it.
     *
     * @param retentionDays the number of days that a request is kept
     */
    public static LocalDate lastDay(List<Commented> group, int retentionDays) {
        var first = group.stream().map(Commented::served).filter(Objects::nonNull).map(Span::first)
                .min(Comparator.naturalOrder()).orElseGet(() -> group.getFirst().closedOn);
        return YearMonth.from(first.plusDays(retentionDays)).atEndOfMonth();
    }
}
