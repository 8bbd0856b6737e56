package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The first and the last day on which work was done at an interface, as items {@code PLACES / teamId#department}. They
 * depend on completions alone, so that an interface shown as collecting tells of no answer.
 */
final class PlaceItem {
    private static final String PARTITION = "PLACES";

    private PlaceItem() {}

    /** Returns the write that notes completions on a day. Nights run in order, so it is the last day so far. */
    static Update completedOn(String table, Interface source, LocalDate day) {
        return Update.builder().tableName(table)
                .key(Items.key(PARTITION, source.teamId() + "#" + source.department()))
                .updateExpression("SET firstOn = if_not_exists(firstOn, :day), lastOn = :day")
                .expressionAttributeValues(Items.values().put(":day", day.toString()).build()).build();
    }
}
