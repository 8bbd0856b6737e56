package org.resonanz.aggregatescores.table;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.aggregatescores.batches.Comment;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.Handling;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Folds the facts that enter with a day into rows. Shards are read in parallel. In each, the facts of a person come one
 * after the other, so only some people at a time are held, and memory depends on the number of interfaces alone.
 */
public final class DayFold {
    /** The number of people who are looked up at once. */
    private static final int PEOPLE_AT_ONCE = 100;

    private final Facts facts;
    private final Electorate electorate;
    private final LocalDate day;
    private final int limit;

    /**
     * The rows of a day.
     *
     * @param rows    one for each interface
     * @param counts  the number of facts by kind, of all requesters
     * @param unknown the requesters whose answers do not count, as {@code domain#ref}
     */
    public record Result(Collection<DayRow> rows, Map<String, Integer> counts, Set<String> unknown) {
    }

    private DayFold(Tables tables, LocalDate day, Settings settings, Electorate electorate) {
        this.facts = new Facts(tables);
        this.electorate = electorate;
        this.day = day;
        // No threshold is larger.
        this.limit = DayRow.kept(settings.k());
    }

    /** Reads and folds the facts that enter with a day. The result does not depend on their order. */
    public static Result fold(Tables tables, LocalDate day, Settings settings, Electorate electorate) {
        var fold = new DayFold(tables, day, settings, electorate);
        var rows = new TreeMap<Interface, DayRow>();
        var counts = new TreeMap<>(Map.of("completions", 0, "invitations", 0, "answers", 0, "ratings", 0));
        var unknown = new TreeSet<String>();
        for (var shard : Parallel.map(DayShards.all(), number -> fold.new Shard(number).fold())) {
            shard.rows.forEach((source, row) -> fold.row(rows, source).add(row, fold.limit));
            shard.counts.forEach((name, count) -> counts.merge(name, count, Integer::sum));
            unknown.addAll(shard.unknown);
        }
        return new Result(rows.values(), counts, unknown);
    }

    private DayRow row(Map<Interface, DayRow> rows, Interface source) {
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
            var rated = ratings.stream().map(Facts::rating).collect(Collectors.toSet());
            return (int) invitations.stream().map(Facts::rating).filter(rated::contains).count();
        }
    }

    /** The facts of one shard, and the rows that they become. */
    private final class Shard {
        private final int number;
        private final Map<Interface, DayRow> rows = new TreeMap<>();
        private final Map<String, Integer> counts = new TreeMap<>();
        private final Set<String> unknown = new TreeSet<>();

        Shard(int number) {
            this.number = number;
        }

        Shard fold() {
            var completions = facts.read(DayShards.Kind.COMPLETION, day, number);
            completions.forEachRemaining(this::addCompletion);
            var invitations = new Persons(facts.read(DayShards.Kind.INVITATION, day, number));
            var ratings = new Persons(facts.read(DayShards.Kind.RATING, day, number));
            var some = new ArrayList<Person>(PEOPLE_AT_ONCE);
            while (invitations.hasNext() || ratings.hasNext()) {
                var ref = Persons.first(invitations, ratings);
                some.add(new Person(ref, invitations.take(ref), ratings.take(ref)));
                if (some.size() == PEOPLE_AT_ONCE) {
                    addPeople(some);
                    some.clear();
                }
            }
            addPeople(some);
            return this;
        }

        private void addCompletion(Map<String, AttributeValue> fact) {
            var source = Facts.source(fact);
            var row = row(rows, source);
            row.turnaround()
                    .add(Duration.between(Items.instant(fact, "createdAt"), Items.instant(fact, "completedAt")));
            row.handle(new Handling(1, Items.flag(fact, "noted") ? 1 : 0, 0));
            Items.texts(fact, "formerTeams").stream().distinct().filter(team -> !team.equals(source.teamId()))
                    .forEach(team -> row(rows, new Interface(team, source.department()))
                            .handle(new Handling(0, 0, 1)));
            count("completions", 1);
        }

        private void addPeople(List<Person> people) {
            var standing = electorate.standing(people.stream().flatMap(Person::facts).toList());
            people.forEach(person -> addPerson(person, standing));
        }

        private void addPerson(Person person, Electorate.Standing standing) {
            count("invitations", person.invitations.size());
            count("ratings", person.ratings.size());
            count("answers", person.answers());
            person.ratings.stream().filter(fact -> !standing.isKnown(fact))
                    .forEach(fact -> unknown.add(Items.text(fact, "domain") + "#" + person.ref));
            var invitations = person.invitations.stream().filter(standing::mayVote).toList();
            var asked = invitations.stream().filter(standing::isAsked).map(Facts::source).collect(Collectors.toSet());
            invitations.forEach(fact -> row(rows, Facts.source(fact)).invite());
            var speaking = addVoices(person.ref, person.ratings.stream().filter(standing::mayVote).toList(), asked);
            asked.stream().filter(source -> !speaking.contains(source))
                    .forEach(source -> row(rows, source).beSilent(person.ref, limit));
        }

        /**
         * Adds the voices of a person.
         *
         * @return the interfaces at which the person speaks
         */
        private Set<Interface> addVoices(String ref, List<Map<String, AttributeValue>> ratings, Set<Interface> asked) {
            var voices = new TreeMap<Interface, Voice>();
            ratings.forEach(fact -> voices.merge(Facts.source(fact), Facts.voice(fact), Voice::merge));
            voices.forEach((source, voice) -> row(rows, source).speak(ref,
                    asked.contains(source) ? voice.ofSomebodyAsked() : voice, limit));
            ratings.stream().filter(fact -> Items.flag(fact, "commented"))
                    .forEach(fact -> row(rows, Facts.source(fact)).comment(new Comment(Facts.rating(fact), ref)));
            return voices.keySet();
        }

        private void count(String name, int number) {
            counts.merge(name, number, Integer::sum);
        }
    }
}
