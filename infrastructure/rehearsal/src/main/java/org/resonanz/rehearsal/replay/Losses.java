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
 * What a replay lost: invitations that did not come although nothing spoke against them, and answers that were not
 * taken. It never complains wrongly: where it cannot know, nothing is lost. Mutable.
 */
final class Losses {
    private static final Duration WEEK = Duration.ofDays(7);
    /** Most invitations of one team that a person gets within a week. */
    private static final int MOST_OF_A_TEAM = 2;
    /** How long after its completion an invitation may have been decided on. */
    private static final Duration DELAY = Duration.ofDays(1);
    private static final int TOLD = 10;

    /** A completion, at first without invitation. */
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

    void completed(Entry entry, int number) {
        ratable.put(entry.externalId(), number);
        var completion = new Completion(entry, number);
        uninvited.put(completion.toString(), completion);
    }

    /** Notes that a request is open again: nobody is invited for what is not done, and no answer is taken. */
    void reopened(Entry entry) {
        var number = ratable.remove(entry.externalId());
        uninvited.values().removeIf(completion -> completion.number() == number
                && completion.entry().externalId().equals(entry.externalId())
                && entry.at().isBefore(completion.entry().at().plus(DELAY)));
    }

    void invited(Entry entry, int number, Instant at) {
        uninvited.remove(new Completion(entry, number).toString());
        invitations.computeIfAbsent(entry.requester(), requester -> new ArrayList<>())
                .add(new Invitation(at, entry.team()));
    }

    void notTaken(String externalId, int number) {
        if (Objects.equals(ratable.get(externalId), number)) {
            untaken.add("the rating of " + externalId + ", completion " + number);
        }
    }

    /**
     * Complains of what was lost.
     *
     * @throws IllegalStateException where anything was
     */
    void verify() {
        var lost = Stream.concat(uninvited.values().stream().filter(completion -> !isExplained(completion))
                .map(completion -> "the invitation of " + completion), untaken.stream()).toList();
        if (!lost.isEmpty()) {
            throw new IllegalStateException(lost.stream().limit(TOLD).collect(Collectors.joining("; ",
                    "The replay lost " + lost.size() + ": ", lost.size() > TOLD ? "; …" : ".")));
        }
    }

    /** Returns true where the work was the requester's own team's, or they may have had enough invitations. */
    private boolean isExplained(Completion completion) {
        var entry = completion.entry();
        var recent = invitations.getOrDefault(entry.requester(), List.of()).stream()
                .filter(invitation -> invitation.at().isAfter(entry.at().minus(WEEK).minus(DELAY))
                        && invitation.at().isBefore(entry.at().plus(DELAY)))
                .toList();
        return teams.get(entry.requester()).contains(entry.team()) || recent.size() >= most
                || recent.stream().filter(invitation -> invitation.team().equals(entry.team()))
                        .count() >= MOST_OF_A_TEAM;
    }
}
