package org.resonanz.ratings;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.resonanz.invitations.Invitation;
import org.resonanz.people.Caller;
import org.resonanz.requests.Request;
import org.resonanz.requests.Status;

/**
 * A request with the invitations and ratings of its completions.
 *
 * @param invitations invitations by the numbers of the completions
 * @param rated       numbers of the completions that are rated
 * @param withdrawn   numbers of the completions whose invitation was withdrawn by a reopening
 */
public record RequestHistory(Request request, Map<Integer, Invitation> invitations, Set<Integer> rated,
        Set<Integer> withdrawn) {

    public RequestHistory {
        invitations = Map.copyOf(invitations);
        rated = Set.copyOf(rated);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** Returns the invitation to rate the n-th completion; empty if there is none. */
    public Optional<Invitation> invitation(int completion) {
        return Optional.ofNullable(invitations.get(completion));
    }

    /** Returns true if the n-th completion is rated, or its invitation was withdrawn. */
    public boolean isClosed(int completion) {
        return rated.contains(completion) || withdrawn.contains(completion);
    }

    /**
     * Returns true if the last completion can still be rated: it was done by others, and is neither rated nor
     * withdrawn.
     *
     * @param validity the time after the completion in which it can be rated
     */
    public boolean canBeRated(Instant now, Duration validity) {
        return request.status() == Status.COMPLETED && !request.isOwnWork()
                && !isClosed(request.completions())
                && now.isBefore(request.lastCompletion().at().plus(validity));
    }

    /** Returns true if the caller is the requester, and the last completion {@link #canBeRated can still be rated}. */
    public boolean canBeRatedBy(Caller caller, Instant now, Duration validity) {
        return request.isOf(caller) && canBeRated(now, validity);
    }
}
