package org.resonanz.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.BatchReads;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Stores and reads the facts known of people, under their pseudonyms. Every call may be repeated.
 */
public final class KnownPersonTable {
    /**
     * The time for which an instance remembers what it has stored: no longer than it keeps teams and settings, since an
     * erasure or another instance may have changed it.
     */
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int MOST_STORED = 10_000;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Map<String, Stored> stored = new ConcurrentHashMap<>();

    /** The value that this instance has stored last under a name. */
    private record Stored(Object what, Instant at) {
        private boolean isStill(Object wanted, Instant now) {
            return what.equals(wanted) && !now.isBefore(at) && now.isBefore(at.plus(REMEMBERED));
        }
    }

    public KnownPersonTable(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Stores that a person has called under their own address, and which teams their token names. This is one write, or
     * none if this instance has stored the same within the last minute.
     */
    public void called(String ref, Collection<String> teams, Instant now) {
        var named = teams.stream().sorted().distinct().toList();
        storeOnce(ref + " called", named, now,
                () -> dynamoDb.updateItem(KnownPersonItem.called(ref, named, now).request(table).build()));
    }

    /**
     * Stores that a requester has called, as {@link #called} does, unless a ticket tool did so for them.
     *
     * @param ref the requester's pseudonym
     */
    public void requesterCalled(String ref, Caller caller, Instant now) {
        if (!caller.integration()) {
            called(ref, caller.teams(), now);
        }
    }

    /**
     * Stores that a person has completed a request of a team. This is one write, or none if this instance has stored
     * the same within the last minute.
     */
    public void workedIn(String ref, String teamId, Instant now) {
        storeOnce(ref + " worked in " + teamId, true, now,
                () -> dynamoDb.updateItem(KnownPersonItem.workedIn(ref, teamId).request(table).build()));
    }

    /** Writes unless the same was stored lately. A failed write is not remembered, so it is tried again. */
    private void storeOnce(String name, Object what, Instant now, Runnable write) {
        var last = stored.get(name);
        if (last != null && last.isStill(what, now)) {
            return;
        }
        try {
            write.run();
        } catch (ConditionalCheckFailedException unchanged) {
            // All this was known.
        }
        if (stored.size() >= MOST_STORED) {
            stored.clear();
        }
        stored.put(name, new Stored(what, now));
    }

    /** Returns the facts known of a person, {@link KnownPerson#UNKNOWN} if there are none. */
    public KnownPerson read(String ref) {
        return KnownPersonItem
                .fromItem(dynamoDb.getItem(get -> get.tableName(table).key(KnownPersonItem.key(ref))).item());
    }

    /** Returns the facts known of some people, by their pseudonyms; people of whom nothing is known are left out. */
    public Map<String, KnownPerson> read(Collection<String> refs) {
        return BatchReads.read(dynamoDb, table, refs.stream().distinct().map(KnownPersonItem::key).toList(),
                UnaryOperator.identity()).stream()
                .collect(Collectors.toMap(PersonItem::ref, KnownPersonItem::fromItem));
    }
}
