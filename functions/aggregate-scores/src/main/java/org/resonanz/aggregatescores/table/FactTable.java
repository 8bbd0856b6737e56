package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import org.resonanz.aggregatescores.batches.DayFold;
import org.resonanz.aggregatescores.batches.Fact;
import org.resonanz.aggregatescores.batches.PersonFacts;
import org.resonanz.aggregatescores.batches.PersonIterator;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.DayShards.Kind;
import org.resonanz.nights.NightCount;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.requests.DayIndexItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Reads the facts of days. Shards are read in parallel. In each, the facts of a person come one after the other, so
 * only some people at a time are held.
 */
public final class FactTable {
    /** The number of people who are looked up together. */
    private static final int PEOPLE_PER_LOOKUP = 100;

    private final Table table;

    public FactTable(Table table) {
        this.table = table;
    }

    /**
     * Returns the fold of all facts of a day, and of the numbers of notes beside ratings, in which no team and no
     * person is looked at.
     *
     * @param k the smallest number of requesters that anything is told of
     */
    public DayFold fold(LocalDate day, int k, StandingTable standings) {
        var fold = new DayFold(day, k);
        Parallel.map(DayShards.all(), shard -> fold(day, k, shard, standings)).forEach(fold::add);
        return fold;
    }

    private DayFold fold(LocalDate day, int k, int shard, StandingTable standings) {
        var fold = new DayFold(day, k);
        read(Kind.COMPLETION, day, shard, FactItem::completion).forEachRemaining(fold::add);
        addPeople(fold, new PersonIterator(read(Kind.INVITATION, day, shard, FactItem::invitation),
                ratings(day, shard)), standings);
        fold.count(NightCount.QUARANTINED, count(Kind.QUARANTINE, day, shard));
        fold.count(NightCount.REFUSED_ATTEMPTS, count(Kind.ATTEMPT, day, shard));
        return fold;
    }

    private static void addPeople(DayFold fold, Iterator<PersonFacts> people, StandingTable standings) {
        while (people.hasNext()) {
            var some = new ArrayList<PersonFacts>(PEOPLE_PER_LOOKUP);
            while (people.hasNext() && some.size() < PEOPLE_PER_LOOKUP) {
                some.add(people.next());
            }
            var standing = standings.of(some.stream().flatMap(PersonFacts::facts).toList());
            some.forEach(person -> fold.add(person, standing));
        }
    }

    /** Returns the ratings of one day in one shard, which are read page by page as the iterator moves on. */
    Iterator<Fact.Rating> ratings(LocalDate day, int shard) {
        return read(Kind.RATING, day, shard, FactItem::rating);
    }

    private <F> Iterator<F> read(Kind kind, LocalDate day, int shard, Function<Map<String, AttributeValue>, F> form) {
        return table.dynamoDb().queryPaginator(DayIndexItem.query(table.name(), kind, day, shard).build()).items()
                .stream().map(form).iterator();
    }

    /** Returns a number of items; what is in them is not read, so their format does not matter. */
    private int count(Kind kind, LocalDate day, int shard) {
        return table.dynamoDb()
                .queryPaginator(DayIndexItem.query(table.name(), kind, day, shard).select(Select.COUNT).build())
                .stream().mapToInt(QueryResponse::count).sum();
    }
}
