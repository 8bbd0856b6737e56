package org.resonanz.aggregatescores.batches;

import java.util.Comparator;

/**
 * A reference to a rating that has a comment, with its requester. The text stays with the rating.
 *
 * @param rating the rating, as {@code requestId#n}
 * @param ref    the requester's pseudonym
 */
public record Comment(String rating, String ref) implements Comparable<Comment> {
    private static final Comparator<Comment> ORDER = Comparator.comparing(Comment::rating).thenComparing(Comment::ref);

    @Override
    public int compareTo(Comment other) {
        return ORDER.compare(this, other);
    }
}
