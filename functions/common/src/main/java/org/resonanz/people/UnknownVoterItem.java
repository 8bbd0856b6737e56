package org.resonanz.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Converts requesters whose answers did not count to items {@code UNKNOWN_VOTERS / domain#ref} and back. A requester's
 * name is {@code domain#ref}, the domain of the address and the pseudonym.
 */
public final class UnknownVoterItem {
    /** The partition of all unknown voters, sorted by name. */
    public static final String PARTITION = "UNKNOWN_VOTERS";

    private UnknownVoterItem() {}

    /** Returns the name of a requester. */
    public static String name(String domain, String ref) {
        return domain + "#" + ref;
    }

    /** Returns the key of a requester's item. */
    public static Map<String, AttributeValue> key(String name) {
        return Items.key(PARTITION, name);
    }

    /** Returns the write that notes a requester whose answer entered on a day. The first day of entry stays. */
    public static Update enter(String table, String name, LocalDate day, Instant expiresAt) {
        return Update.builder().tableName(table).key(key(name))
                .updateExpression("SET enteredOn = if_not_exists(enteredOn, :day), expiresAt = :end")
                .expressionAttributeValues(Items.values().put(":day", day.toString())
                        .put(":end", expiresAt.getEpochSecond()).build())
                .build();
    }

    /** Returns the query for the requesters whose first answer entered on a day. */
    public static QueryRequest enteredOn(String table, LocalDate day) {
        return query(table, "enteredOn = :day", day).consistentRead(true).build();
    }

    /** Returns the query for the requesters whose first answer entered before a day. */
    public static QueryRequest enteredBefore(String table, LocalDate day) {
        return query(table, "enteredOn < :day", day).projectionExpression("SK, expiresAt").build();
    }

    private static QueryRequest.Builder query(String table, String filter, LocalDate day) {
        return QueryRequest.builder().tableName(table).keyConditionExpression("PK = :unknown").filterExpression(filter)
                .expressionAttributeValues(Items.values().put(":unknown", PARTITION).put(":day", day.toString())
                        .build());
    }

    /** Returns the name of an item's requester. */
    public static String name(Map<String, AttributeValue> item) {
        return Items.sort(item);
    }

    /** Returns the domain of an item's requester. */
    public static String domain(Map<String, AttributeValue> item) {
        var name = name(item);
        return name.substring(0, name.lastIndexOf('#'));
    }
}
