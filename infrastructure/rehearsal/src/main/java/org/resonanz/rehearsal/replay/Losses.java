package org.resonanz.rehearsal.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.rehearsal.replay.TicketLog.Entry;

/**
 * Finds what a replay lost: invitations that were due and did not come, and answers that the product did not take. It
 * errs on one side only: if an invitation may rightly be missing, it does not count as lost. Mutable.
 */
final class Losses {
    private static final Duration WEEK = Duration.ofDays(7);
    /** The most invitations from one team that a person gets within a week. */
    private static final int MOST_OF_A_TEAM = 2;
    /** The longest time between a completion and the decision about its invitation. */
    private static final Duration DELAY = Duration.ofDays(1);
    /** The most losses that the error message lists. */
    private static final int MOST_LISTED = 10;

    /** A completion whose invitation has not come yet. */
    private record Completion(Entry entry, int number) {
        @Override
        public String toString() {
            return entry.externalId() + ", completion " + number;
        }
    }

    private record Invitation(Instant at, String team) {
    }

    private final int most;
    private final Map<String, Set<String>> teams = new HashMap<>();
    private final Map<String, Integer> ratable = new HashMap<>();
    private final Map<String, Completion> uninvited = new LinkedHashMap<>();
    private final Map<String, List<Invitation>> invitations = new HashMap<>();
    private final List<String> untaken = new ArrayList<>();

    /** @param most the setting {@code invitationsPerWeek} */
    Losses(TicketLog log, int most) {
        this.most = most;
        log.entries().forEach(entry -> teams.computeIfAbsent(entry.requester(), requester -> new HashSet<>())
                .add(entry.customerTeam()));
    }

    /** Notes that help without a ticket was entered: it may be rated, and nobody is invited. */
    void helped(Entry entry, int number) {
        ratable.put(entry.externalId(), number);
    }

    /**
     * Notes that a request was completed.
     *
     * @param number of the completion, from 1
     */
    void completed(Entry entry, int number) {
        ratable.put(entry.externalId(), number);
        var completion = new Completion(entry, number);
        uninvited.put(completion.toString(), completion);
    }

    /** Notes that a request was reopened. From then on no invitation is due and no answer is taken. */
    void reopened(Entry entry) {
        var number = ratable.remove(entry.externalId());
        uninvited.values().removeIf(completion -> Objects.equals(number, completion.number())
                && completion.entry().externalId().equals(entry.externalId())
                && entry.at().isBefore(completion.entry().at().plus(DELAY)));
    }

    /** Notes that the invitation of a completion came. */
    void invited(Entry entry, int number, Instant at) {
        uninvited.remove(new Completion(entry, number).toString());
        invitations.computeIfAbsent(entry.requester(), requester -> new ArrayList<>())
                .add(new Invitation(at, entry.team()));
    }

    /** Notes that the product did not take an answer. It is lost unless the request was reopened before. */
    void notTaken(String externalId, int number) {
        if (Objects.equals(ratable.get(externalId), number)) {
            untaken.add("the rating of " + externalId + ", completion " + number);
        }
    }

    /**
     * Requires that nothing was lost.
     *
     * @throws IllegalStateException if anything was; the message lists it
     */
    void verify() {
        var lost = Stream.concat(uninvited.values().stream().filter(completion -> !isExplained(completion))
                .map(completion -> "the invitation of " + completion), untaken.stream()).toList();
        if (!lost.isEmpty()) {
            throw new IllegalStateException(lost.stream().limit(MOST_LISTED).collect(Collectors.joining("; ",
                    "The replay lost " + lost.size() + ": ", lost.size() > MOST_LISTED ? "; …" : ".")));
        }
    }

    /** Returns true if the requester's own team did the work, or if they may have had enough invitations. */
    private boolean isExplained(Completion completion) {
        var entry = completion.entry();
        var recent = invitations.getOrDefault(entry.requester(), List.of()).stream()
                .filter(invitation -> invitation.at().isAfter(entry.at().minus(WEEK).minus(DELAY))
                        && invitation.at().isBefore(entry.at().plus(DELAY)))
                .toList();
        return teams.getOrDefault(entry.requester(), Set.of()).contains(entry.team()) || recent.size() >= most
                || recent.stream().filter(invitation -> invitation.team().equals(entry.team()))
                        .count() >= MOST_OF_A_TEAM;
    }
}
