package org.resonanz.nights;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the day up to which readers may look to the item {@code PUBLICATION / LATEST} and back. */
public final class PublicationItem {
    private static final String DAY = "day";

    private PublicationItem() {}

    /** Returns the key of the item. */
    public static Map<String, AttributeValue> key() {
        return Items.key("PUBLICATION", "LATEST");
    }

    /** Returns true for the key of the item. */
    public static boolean is(Map<String, AttributeValue> key) {
        return key().equals(key);
    }

    /** Returns the write that moves the day forward. It fails if it stands there or later. */
    public static ItemPut moveTo(LocalDate day) {
        var item = key();
        item.putAll(Items.values().put(DAY, day.toString()).build());
        return ItemPut.of(item).onlyIf(Items.ABSENT + " OR #day < :day", Items.values().put(":day", day.toString()))
                .naming(Map.of("#day", DAY));
    }

    /** Returns the day up to which readers may look. */
    public static LocalDate day(Map<String, AttributeValue> item) {
        return LocalDate.parse(Items.requiredText(item, DAY));
    }
}
