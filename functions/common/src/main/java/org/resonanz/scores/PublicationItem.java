package org.resonanz.scores;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Converts the day up to which readers may look to the item {@code PUBLICATION / LATEST}, and back. */
public final class PublicationItem {
    private static final String DAY = "day";

    private PublicationItem() {}

    static Map<String, AttributeValue> key() {
        return item().build();
    }

    /** Returns the write that moves the publication forward to a day; its condition fails if that is no step forward. */
    public static PutItemRequest forwardTo(String table, LocalDate day) {
        return PutItemRequest.builder().tableName(table).item(item().put(DAY, day.toString()).build())
                .conditionExpression("attribute_not_exists(PK) OR #day < :day")
                .expressionAttributeNames(Map.of("#day", DAY))
                .expressionAttributeValues(Items.values().put(":day", day.toString()).build()).build();
    }

    /** Returns the day up to which readers may look; empty before the first publication. */
    static Optional<LocalDate> day(Map<String, AttributeValue> item) {
        return Optional.ofNullable(Items.text(item, DAY)).map(LocalDate::parse);
    }

    private static Items item() {
        return Items.item("PUBLICATION", "LATEST");
    }
}
