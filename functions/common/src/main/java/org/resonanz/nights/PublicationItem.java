package org.resonanz.nights;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Converts the day up to which readers may look to the item {@code PUBLICATION / LATEST} and back. */
public final class PublicationItem {

    private PublicationItem() {}

    /** Returns the key of the item. */
    public static Map<String, AttributeValue> key() {
        return Items.key("PUBLICATION", "LATEST");
    }

    /** Returns the write that moves the day forward. Its condition fails if it stands there or later. */
    public static PutItemRequest moveTo(String table, LocalDate day) {
        var item = key();
        item.putAll(Items.values().put("day", day.toString()).build());
        return PutItemRequest.builder().tableName(table).item(item)
                .conditionExpression("attribute_not_exists(PK) OR #day < :day")
                .expressionAttributeNames(Map.of("#day", "day"))
                .expressionAttributeValues(Items.values().put(":day", day.toString()).build()).build();
    }

    /** Returns the day up to which readers may look. */
    public static LocalDate day(Map<String, AttributeValue> item) {
        return LocalDate.parse(Items.requiredText(item, "day"));
    }
}
