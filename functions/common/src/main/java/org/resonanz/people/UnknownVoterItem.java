package org.resonanz.people;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.mail.Address;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Names the items about people whose answers did not count: {@code UNKNOWN_VOTERS / domain#ref}. */
public final class UnknownVoterItem {
    /** The partition of all of them. */
    public static final String PARTITION = "UNKNOWN_VOTERS";

    private UnknownVoterItem() {}

    /** Returns the sort key of a person, or what it begins with. */
    public static String sort(Address address, String ref) {
        return address.domain() + "#" + ref;
    }

    /** Returns the query of the people whose answers entered before a day, with no more than their domains. */
    public static QueryRequest enteredBefore(String table, LocalDate day) {
        return QueryRequest.builder().tableName(table).keyConditionExpression("PK = :unknown")
                .projectionExpression("SK, expiresAt").filterExpression("enteredOn < :end")
                .expressionAttributeValues(Items.values().put(":unknown", PARTITION)
                        .put(":end", day.toString()).build())
                .build();
    }

    /** Returns the domain of the person's address. */
    public static String domain(Map<String, AttributeValue> item) {
        var sort = Items.sort(item);
        return sort.substring(0, sort.lastIndexOf('#'));
    }
}
