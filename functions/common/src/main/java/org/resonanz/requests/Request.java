package org.resonanz.requests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;
import org.resonanz.platform.mail.Address;

/**
 * A request for work by a provider team.
 *
 * @param department   the customer team's department by the tree of {@code treeVersion}; final at completion
 * @param completion   the last completion, null before the first; it stays when the request is reopened
 * @param reopenReason reason for which it was last reopened, null if none was given
 * @param transferredBy normalised address of the person who last handed it to another team, null if nobody did
 * @param formerTeams  ids of the teams that handed it on, in that order
 * @param steps        steps after the request was made, oldest first; the newest 49
 * @param fingerprint  hash of the call's content, which tells a repeated call from another one under the same key
 */
public record Request(UUID id, Status status, String teamId, Requester requester, Origin origin, String subject,
        @Nullable String details, @Nullable String department, long treeVersion, Instant createdAt,
        @Nullable Completion completion,
        @Nullable String reopenReason, @Nullable String transferredBy, List<String> formerTeams,
        List<Step> steps, @Nullable String fingerprint) {

    /** The longest reason for handing a request on or reopening it, in characters. */
    public static final int LONGEST_REASON = 1000;

    /** The most steps that are kept beside the first one, so that the item does not grow without end. */
    private static final int MOST_STEPS = 49;

    public Request {
        formerTeams = List.copyOf(formerTeams);
        steps = List.copyOf(steps);
    }

    /** Returns true if the requester entered help without a ticket. Nobody else may know of the request. */
    public boolean isHelped() {
        return origin == Origin.HELPED;
    }

    /** Returns the steps from the one in which the request was made, oldest first. Help was never asked for. */
    public List<Step> timeline() {
        if (isHelped()) {
            return steps;
        }
        var first = formerTeams.isEmpty() ? teamId : formerTeams.getFirst();
        return Stream.concat(Stream.of(new Step(Step.Kind.ASKED, createdAt, first, null)), steps.stream()).toList();
    }

    /** Returns the steps after the first one, as they are after a change. */
    List<Step> stepsAfter(RequestChange change) {
        var after = Stream.concat(steps.stream(), Stream.of(Step.of(change, teamId))).toList();
        return after.subList(Math.max(0, after.size() - MOST_STEPS), after.size());
    }

    /** Returns the number of times that the request has been completed. */
    public int completions() {
        return completion == null ? 0 : completion.number();
    }

    /** Returns true if the caller may know of the request. Ticket tools know of requests that they cannot read. */
    public boolean isVisibleTo(Caller caller) {
        return isReadableBy(caller) || (caller.integration() && !isHelped());
    }

    /**
     * Returns true if the caller may read the request: as its requester, or as a member of its team unless it is help
     * without a ticket.
     */
    public boolean isReadableBy(Caller caller) {
        return isOf(caller) || (caller.worksIn(teamId) && !isHelped());
    }

    /** Returns true if the caller is the requester. */
    public boolean isOf(Caller caller) {
        return requester.id().equals(caller.email());
    }

    /**
     * Returns true if the requester must not rate, because the work is their own team's or they completed it
     * themselves.
     */
    public boolean isOwnWork() {
        var by = completion == null ? null : completion.by();
        return requester.teams().contains(teamId)
                || (by != null && new Address(by).isOfSamePerson(new Address(requester.id())));
    }

    /**
     * Returns the last completion.
     *
     * @throws NullPointerException if the request was never completed
     */
    public Completion lastCompletion() {
        return Objects.requireNonNull(completion);
    }

    /**
     * Returns true if the last completion is at most so long ago.
     *
     * @throws NullPointerException if the request was never completed
     */
    public boolean isWithin(Duration duration, Instant now) {
        return !now.isAfter(lastCompletion().at().plus(duration));
    }

    /** Returns the same request after a reopening. */
    public Request after(RequestChange.Reopen change) {
        return new Request(id, Status.OPEN, teamId, requester, origin, subject, details, department, treeVersion,
                createdAt, completion, change.reason(), transferredBy, formerTeams, stepsAfter(change), fingerprint);
    }
}
