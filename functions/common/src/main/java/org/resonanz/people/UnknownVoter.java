package org.resonanz.people;

import java.util.Comparator;

/**
 * A requester whose answers did not count.
 *
 * @param domain the domain of the address
 * @param ref    the pseudonym
 */
public record UnknownVoter(String domain, String ref) implements Comparable<UnknownVoter> {
    private static final Comparator<UnknownVoter> ORDER = Comparator.comparing(UnknownVoter::domain)
            .thenComparing(UnknownVoter::ref);

    @Override
    public int compareTo(UnknownVoter other) {
        return ORDER.compare(this, other);
    }
}
