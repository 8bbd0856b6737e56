package org.resonanz.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.FormatVersion;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Converts requesters whose answers did not count to items {@code UNKNOWN_VOTERS / domain#ref} and back. */
public final class UnknownVoterItem {
    /** The partition of all unknown voters. */
    public static final String PARTITION = "UNKNOWN_VOTERS";

    private UnknownVoterItem() {}

    /** Returns the sort key of a requester's item. */
    public static String name(String domain, String ref) {
        return domain + "#" + ref;
    }

    /** Returns the key of a requester's item. */
    public static Map<String, AttributeValue> key(UnknownVoter voter) {
        return Items.key(PARTITION, name(voter.domain(), voter.ref()));
    }

    /** Returns the change that notes a requester whose answer entered on a day. The first day of entry stays. */
    public static ItemUpdate enter(UnknownVoter voter, LocalDate day, Instant expiresAt) {
        return ItemUpdate.of(key(voter),
                "SET enteredOn = if_not_exists(enteredOn, :day), " + Items.EXPIRES_AT + " = :end",
                Items.values().put(":day", day.toString()).put(":end", expiresAt.getEpochSecond()));
    }

    /** Returns the query for the requesters whose first answer entered on a day. */
    public static QueryRequest enteredOn(String table, LocalDate day) {
        return query(table, "enteredOn = :day", day).consistentRead(true).build();
    }

    /** Returns the query for the requesters whose first answer entered before a day. */
    public static QueryRequest enteredBefore(String table, LocalDate day) {
        return query(table, "enteredOn < :day", day)
                .projectionExpression(FormatVersion.projection("SK, " + Items.EXPIRES_AT)).build();
    }

    private static QueryRequest.Builder query(String table, String filter, LocalDate day) {
        return ItemQuery.filtered(table, PARTITION, filter, Items.values().put(":day", day.toString()));
    }

    /** Returns the requester of an item. */
    public static UnknownVoter fromItem(Map<String, AttributeValue> item) {
        var name = Items.sort(item);
        var end = name.lastIndexOf('#');
        return new UnknownVoter(name.substring(0, end), name.substring(end + 1));
    }
}
