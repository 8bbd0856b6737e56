package org.resonanz.aggregatescores.batches;

import java.time.Duration;
import java.util.List;
import org.resonanz.scores.InterfaceKey;

/** A fact that a night finds under its day: a completion, or an invitation or a rating that enters with the day. */
public sealed interface Fact {

    /** Returns the interface at which the work was done. */
    InterfaceKey interfaceKey();

    /**
     * A completion of a request.
     *
     * @param duration    how long it took, from the request on
     * @param noted       true if the team itself entered the request
     * @param formerTeams ids of the teams that had the request before
     */
    record Completion(InterfaceKey interfaceKey, Duration duration, boolean noted, List<String> formerTeams)
            implements
                Fact {
        public Completion {
            formerTeams = List.copyOf(formerTeams);
        }

        /** Returns how the request was handled by the team that completed it. */
        HandlingCounts handling() {
            return new HandlingCounts(1, noted ? 1 : 0, 0);
        }

        /** Returns the interfaces of the department with the other teams that had the request, each once. */
        List<InterfaceKey> handedOnBy() {
            return formerTeams.stream().distinct().filter(team -> !team.equals(interfaceKey.teamId()))
                    .map(team -> new InterfaceKey(team, interfaceKey.department())).toList();
        }
    }

    /** A fact that counts only if its requester may vote. */
    sealed interface OfRequester extends Fact {
        /** Returns the person who asked for the work. */
        FactRequester requester();
    }

    /**
     * An invitation that was sent.
     *
     * @param rating the name of the rating that it asks for, {@code requestId#n}
     * @param noted  true if the team itself entered the request
     */
    record Invitation(FactRequester requester, InterfaceKey interfaceKey, String rating, boolean noted)
            implements
                OfRequester {
    }

    /**
     * A rating.
     *
     * @param name      its name, {@code requestId#n}
     * @param commented true if it has a comment
     * @param voice     its voice, counted as not asked for: whether the requester was asked, the invitation tells
     */
    record Rating(FactRequester requester, InterfaceKey interfaceKey, String name, boolean commented, Voice voice)
            implements
                OfRequester {
    }
}
