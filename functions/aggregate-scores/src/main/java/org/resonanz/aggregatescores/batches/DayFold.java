package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.resonanz.nights.NightCount;
import org.resonanz.people.UnknownVoter;
import org.resonanz.scores.InterfaceKey;

/**
 * The rows that the facts of a day become, and the day's counts. It is mutable: facts are folded into it, those of a
 * person all at once, and other folds of the same day that hold other people. The order does not matter, and its size
 * depends on the number of interfaces alone.
 */
public final class DayFold {
    private final LocalDate day;
    private final int limit;
    private final Map<InterfaceKey, DayRow> rows = new TreeMap<>();
    private final Map<NightCount, Integer> counts = new EnumMap<>(NightCount.class);
    private final SortedSet<UnknownVoter> unknown = new TreeSet<>();

    /**
     * Creates a fold without facts.
     *
     * @param k the smallest number of requesters that anything is told of
     */
    public DayFold(LocalDate day, int k) {
        this.day = day;
        // No threshold is larger.
        this.limit = DayRow.kept(k);
        for (var count : NightCount.values()) {
            counts.put(count, 0);
        }
    }

    /** Adds a completion of the day. */
    public void add(Fact.Completion completion) {
        var row = row(completion.interfaceKey());
        row.turnaround().add(completion.duration());
        row.handle(completion.handling());
        completion.handedOnBy().forEach(interfaceKey -> row(interfaceKey).handle(new HandlingCounts(0, 0, 1)));
        count(NightCount.COMPLETIONS, 1);
    }

    /** Adds all facts of a person that enter with the day. */
    public void add(PersonFacts person, Standing standing) {
        count(NightCount.INVITATIONS, person.invitations().size());
        count(NightCount.RATINGS, person.ratings().size());
        count(NightCount.ANSWERS, person.answers());
        person.ratings().stream().map(Fact.Rating::requester).filter(requester -> !standing.isKnown(requester))
                .forEach(requester -> unknown.add(new UnknownVoter(requester.domain(), person.ref())));
        var invitations = person.invitations().stream().filter(standing::mayVote).toList();
        var asked = invitations.stream().filter(standing::isAsked).map(Fact::interfaceKey).collect(Collectors.toSet());
        invitations.forEach(invitation -> row(invitation.interfaceKey()).invite());
        var speaking = addVoices(person.ref(), person.ratings().stream().filter(standing::mayVote).toList(), asked);
        asked.stream().filter(interfaceKey -> !speaking.contains(interfaceKey))
                .forEach(interfaceKey -> row(interfaceKey).beSilent(person.ref(), limit));
    }

    /**
     * Adds the voices of a person.
     *
     * @return the interfaces at which the person speaks
     */
    private Set<InterfaceKey> addVoices(String ref, List<Fact.Rating> ratings, Set<InterfaceKey> asked) {
        var voices = new TreeMap<InterfaceKey, Voice>();
        ratings.forEach(rating -> voices.merge(rating.interfaceKey(), rating.voice(), Voice::merge));
        voices.forEach((interfaceKey, voice) -> row(interfaceKey).speak(ref,
                asked.contains(interfaceKey) ? voice.ofSomebodyAsked() : voice, limit));
        ratings.stream().filter(Fact.Rating::commented)
                .forEach(rating -> row(rating.interfaceKey()).comment(new Comment(rating.name(), ref)));
        return voices.keySet();
    }

    /** Adds a fold of the same day that holds other people. */
    public void add(DayFold other) {
        other.rows.forEach((interfaceKey, row) -> row(interfaceKey).add(row, limit));
        other.counts.forEach(this::count);
        unknown.addAll(other.unknown);
    }

    /** Adds to a number of the day. */
    public void count(NightCount count, int number) {
        counts.merge(count, number, Integer::sum);
    }

    private DayRow row(InterfaceKey interfaceKey) {
        return rows.computeIfAbsent(interfaceKey, none -> DayRow.empty(day, interfaceKey));
    }

    /** Returns the rows, one for each interface, in the interfaces' order. */
    public List<DayRow> rows() {
        return List.copyOf(rows.values());
    }

    /** Returns the numbers of facts by kind, of all requesters, 0 for what was never added. */
    public Map<NightCount, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** Returns the requesters whose answers do not count. */
    public SortedSet<UnknownVoter> unknown() {
        return Collections.unmodifiableSortedSet(unknown);
    }
}
