package org.resonanz.aggregatescores.batches;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.resonanz.ratings.Reasons;
import org.resonanz.scores.InterfaceKey;

/** Makes facts. A person's pseudonym and that of their whole address are the same unless the latter is given. */
final class Facts {
    private Facts() {}

    static FactRequester requester(String ref) {
        return new FactRequester(ref, ref, "acme.example");
    }

    static Fact.Completion completion(InterfaceKey interfaceKey, boolean noted, String... formerTeams) {
        return new Fact.Completion(interfaceKey, Duration.ofHours(1), noted, List.of(formerTeams));
    }

    static Fact.Invitation invitation(String ref, InterfaceKey interfaceKey, String rating) {
        return new Fact.Invitation(requester(ref), interfaceKey, rating, false);
    }

    static Fact.Invitation noted(String ref, InterfaceKey interfaceKey, String rating) {
        return new Fact.Invitation(requester(ref), interfaceKey, rating, true);
    }

    static Fact.Rating rating(String ref, InterfaceKey interfaceKey, String name, int rating) {
        return rating(ref, interfaceKey, name, rating, false);
    }

    static Fact.Rating commented(String ref, InterfaceKey interfaceKey, String name, int rating) {
        return rating(ref, interfaceKey, name, rating, true);
    }

    private static Fact.Rating rating(String ref, InterfaceKey interfaceKey, String name, int rating,
            boolean commented) {
        return new Fact.Rating(requester(ref), interfaceKey, name, commented,
                new Voice(rating, Reasons.NONE, null, false, false, Instant.EPOCH, name));
    }
}
