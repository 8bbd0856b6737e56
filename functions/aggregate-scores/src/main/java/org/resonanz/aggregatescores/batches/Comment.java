package org.resonanz.aggregatescores.batches;

import java.util.Comparator;

/**
 * A rating that has a comment, and whose it is; the words stay with the rating.
 *
 * @param rating names the rating, as {@code requestId#n}
 * @param ref    the requester's pseudonym
 */
public record Comment(String rating, String ref) implements Comparable<Comment> {
    private static final Comparator<Comment> ORDER = Comparator.comparing(Comment::rating).thenComparing(Comment::ref);

    @Override
    public int compareTo(Comment other) {
        return ORDER.compare(this, other);
    }
}
