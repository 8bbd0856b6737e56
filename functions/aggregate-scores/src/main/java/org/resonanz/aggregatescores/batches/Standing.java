package org.resonanz.aggregatescores.batches;

import java.util.Map;
import java.util.Set;
import org.resonanz.people.KnownPerson;

/**
 * The standing of some people as it is now. It is asked once, on entry.
 *
 * @param known   those of the people of whom something is known, by pseudonym
 * @param bounced the pseudonyms of those of the whole addresses whose mails came back
 */
public record Standing(Electorate electorate, Map<String, KnownPerson> known, Set<String> bounced) {
    public Standing {
        known = Map.copyOf(known);
        bounced = Set.copyOf(bounced);
    }

    /** Returns true if a requester is known: they may vote, on the work of other teams. */
    boolean isKnown(FactRequester requester) {
        return !electorate.isMailbox(requester)
                && (person(requester).hasCalled() || electorate.lists(requester));
    }

    /** Returns true if the requester of a fact is known, and it is not about the work of their own team. */
    public boolean mayVote(Fact.OfRequester fact) {
        return isKnown(fact.requester()) && !isOfOwnTeam(fact.requester(), fact.interfaceKey().teamId());
    }

    private boolean isOfOwnTeam(FactRequester requester, String teamId) {
        return person(requester).belongsTo(teamId) || electorate.isLead(requester.ref(), teamId);
    }

    /**
     * Returns true if an invitation makes its requester one of those asked: the team did not choose them, and the mail
     * did not come back.
     */
    boolean isAsked(Fact.Invitation invitation) {
        return !invitation.noted() && !bounced.contains(invitation.requester().mailRef());
    }

    private KnownPerson person(FactRequester requester) {
        return known.getOrDefault(requester.ref(), KnownPerson.UNKNOWN);
    }
}
