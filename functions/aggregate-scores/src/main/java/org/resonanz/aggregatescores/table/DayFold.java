package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.aggregatescores.batches.Comment;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.HandlingCounts;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.facts.DayShards;
import org.resonanz.nights.NightCount;
import org.resonanz.people.UnknownVoterItem;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Folds the facts that enter with a day into rows. Shards are read in parallel. In each, the facts of a person come one
 * after the other, so only some people at a time are held, and memory depends on the number of interfaces alone.
 */
public final class DayFold {
    /** The number of people who are looked up together. */
    private static final int PEOPLE_PER_LOOKUP = 100;

    private final Facts facts;
    private final Electorate electorate;
    private final LocalDate day;
    private final int limit;

    /**
     * The rows of a day.
     *
     * @param rows    one for each interface
     * @param counts  the number of facts by kind, of all requesters
     * @param unknown the names of the requesters whose answers do not count
     */
    public record Result(List<DayRow> rows, Map<NightCount, Integer> counts, SortedSet<String> unknown) {
        public Result {
            rows = List.copyOf(rows);
            counts = Map.copyOf(counts);
            unknown = Collections.unmodifiableSortedSet(new TreeSet<>(unknown));
        }
    }

    private DayFold(Table table, LocalDate day, Settings settings, Electorate electorate) {
        this.facts = new Facts(table);
        this.electorate = electorate;
        this.day = day;
        // No threshold is larger.
        this.limit = DayRow.kept(settings.k());
    }

    /** Reads and folds the facts that enter with a day. The result does not depend on their order. */
    public static Result fold(Table table, LocalDate day, Settings settings, Electorate electorate) {
        var fold = new DayFold(table, day, settings, electorate);
        var rows = new TreeMap<InterfaceKey, DayRow>();
        var counts = new EnumMap<NightCount, Integer>(Map.of(NightCount.COMPLETIONS, 0, NightCount.INVITATIONS, 0,
                NightCount.ANSWERS, 0, NightCount.RATINGS, 0));
        var unknown = new TreeSet<String>();
        for (var shard : Parallel.map(DayShards.all(), number -> fold.new Shard(number).fold())) {
            shard.rows.forEach((source, row) -> fold.row(rows, source).add(row, fold.limit));
            shard.counts.forEach((count, number) -> counts.merge(count, number, Integer::sum));
            unknown.addAll(shard.unknown);
        }
        return new Result(List.copyOf(rows.values()), counts, unknown);
    }

    private DayRow row(Map<InterfaceKey, DayRow> rows, InterfaceKey source) {
        return rows.computeIfAbsent(source, none -> DayRow.empty(day, source));
    }

    /** The facts of one person that enter with the day. */
    private record Person(String ref, List<Map<String, AttributeValue>> invitations,
            List<Map<String, AttributeValue>> ratings) {
        Stream<Map<String, AttributeValue>> facts() {
            return Stream.concat(invitations.stream(), ratings.stream());
        }

        /** Returns the number of invitations that are answered. */
        int answers() {
            var rated = ratings.stream().map(FactItem::ratingName).collect(Collectors.toSet());
            return (int) invitations.stream().map(FactItem::ratingName).filter(rated::contains).count();
        }
    }

    /** The facts of one shard, and the rows that they become. */
    private final class Shard {
        private final int number;
        private final Map<InterfaceKey, DayRow> rows = new TreeMap<>();
        private final Map<NightCount, Integer> counts = new EnumMap<>(NightCount.class);
        private final Set<String> unknown = new TreeSet<>();

        Shard(int number) {
            this.number = number;
        }

        Shard fold() {
            var completions = facts.read(DayShards.Kind.COMPLETION, day, number);
            completions.forEachRemaining(this::addCompletion);
            var invitations = new Persons(facts.read(DayShards.Kind.INVITATION, day, number));
            var ratings = new Persons(facts.read(DayShards.Kind.RATING, day, number));
            var some = new ArrayList<Person>(PEOPLE_PER_LOOKUP);
            while (invitations.hasNext() || ratings.hasNext()) {
                var ref = Persons.first(invitations, ratings);
                some.add(new Person(ref, invitations.take(ref), ratings.take(ref)));
                if (some.size() == PEOPLE_PER_LOOKUP) {
                    addPeople(some);
                    some.clear();
                }
            }
            addPeople(some);
            return this;
        }

        private void addCompletion(Map<String, AttributeValue> fact) {
            var source = FactItem.source(fact);
            var row = row(rows, source);
            row.turnaround().add(FactItem.duration(fact));
            row.handle(FactItem.handling(fact));
            FactItem.formerTeams(fact).forEach(
                    team -> row(rows, new InterfaceKey(team, source.department())).handle(new HandlingCounts(0, 0, 1)));
            count(NightCount.COMPLETIONS, 1);
        }

        private void addPeople(List<Person> people) {
            var standing = electorate.standing(people.stream().flatMap(Person::facts).toList());
            people.forEach(person -> addPerson(person, standing));
        }

        private void addPerson(Person person, Electorate.Standing standing) {
            count(NightCount.INVITATIONS, person.invitations.size());
            count(NightCount.RATINGS, person.ratings.size());
            count(NightCount.ANSWERS, person.answers());
            person.ratings.stream().filter(fact -> !standing.isKnown(fact))
                    .forEach(fact -> unknown.add(UnknownVoterItem.name(FactItem.domain(fact), person.ref)));
            var invitations = person.invitations.stream().filter(standing::mayVote).toList();
            var asked = invitations.stream().filter(standing::isAsked).map(FactItem::source)
                    .collect(Collectors.toSet());
            invitations.forEach(fact -> row(rows, FactItem.source(fact)).invite());
            var speaking = addVoices(person.ref, person.ratings.stream().filter(standing::mayVote).toList(), asked);
            asked.stream().filter(source -> !speaking.contains(source))
                    .forEach(source -> row(rows, source).beSilent(person.ref, limit));
        }

        /**
         * Adds the voices of a person.
         *
         * @return the interfaces at which the person speaks
         */
        private Set<InterfaceKey> addVoices(String ref, List<Map<String, AttributeValue>> ratings,
                Set<InterfaceKey> asked) {
            var voices = new TreeMap<InterfaceKey, Voice>();
            ratings.forEach(fact -> voices.merge(FactItem.source(fact), FactItem.voice(fact), Voice::merge));
            voices.forEach((source, voice) -> row(rows, source).speak(ref,
                    asked.contains(source) ? voice.ofSomebodyAsked() : voice, limit));
            ratings.stream().filter(FactItem::isCommented)
                    .forEach(fact -> row(rows, FactItem.source(fact))
                            .comment(new Comment(FactItem.ratingName(fact), ref)));
            return voices.keySet();
        }

        private void count(NightCount count, int number) {
            counts.merge(count, number, Integer::sum);
        }
    }
}
