package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.stream.Stream;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The requesters whose answers did not count, as items {@code UNKNOWN_VOTERS / domain#ref}. Their number is shown, so
 * it must not move with a single day: the first day of entry stays, by which whole weeks are counted, and the items
 * expire at the end of a month.
 */
final class UnknownItem {
    private static final String PARTITION = "UNKNOWN_VOTERS";

    private UnknownItem() {}

    static Map<String, AttributeValue> key(String unknown) {
        return Items.key(PARTITION, unknown);
    }

    /** Returns the write that notes a requester whose answer entered on a day. */
    static Update enteredOn(String table, String unknown, LocalDate day, Settings settings) {
        var last = YearMonth.from(day.plusDays(settings.retentionDays())).atEndOfMonth();
        return Update.builder().tableName(table).key(key(unknown))
                .updateExpression("SET enteredOn = if_not_exists(enteredOn, :day), expiresAt = :end")
                .expressionAttributeValues(Items.values().put(":day", day.toString())
                        .put(":end", settings.endOf(last).getEpochSecond()).build())
                .build();
    }

    /** Returns the requesters whose first answer entered on a day, as {@code domain#ref}. */
    static Stream<String> enteredOn(Tables tables, LocalDate day) {
        return tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).consistentRead(true)
                .keyConditionExpression("PK = :unknown").filterExpression("enteredOn = :day")
                .expressionAttributeValues(Items.values().put(":unknown", PARTITION)
                        .put(":day", day.toString()).build()))
                .items().stream().map(item -> Items.text(item, "SK"));
    }
}
