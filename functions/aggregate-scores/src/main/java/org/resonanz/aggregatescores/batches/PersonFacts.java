package org.resonanz.aggregatescores.batches;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts of one person that enter with a day.
 *
 * @param ref the person's pseudonym
 */
public record PersonFacts(String ref, List<Fact.Invitation> invitations, List<Fact.Rating> ratings) {
    public PersonFacts {
        invitations = List.copyOf(invitations);
        ratings = List.copyOf(ratings);
    }

    /** Returns all facts whose requester the person is. */
    public Stream<Fact.OfRequester> facts() {
        return Stream.concat(invitations.stream(), ratings.stream());
    }

    /** Returns the number of invitations that are answered. */
    int answers() {
        var rated = ratings.stream().map(Fact.Rating::name).collect(Collectors.toSet());
        return (int) invitations.stream().map(Fact.Invitation::rating).filter(rated::contains).count();
    }
}
