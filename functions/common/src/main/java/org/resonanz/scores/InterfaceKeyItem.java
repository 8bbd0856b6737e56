package org.resonanz.scores;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts interfaces, with the first and the last day on which work was done there, to items
 * {@code PLACES / teamId#department}, and back. They depend on completions alone, so that an interface shown as
 * collecting tells of no answer.
 */
public final class InterfaceKeyItem {
    /** The partition of all interfaces, which the table calls places. */
    static final String PARTITION = "PLACES";

    private InterfaceKeyItem() {}

    /** Returns the change that notes completions on a day. Nights run in order, so it is the last day so far. */
    public static ItemUpdate completedOn(InterfaceKey interfaceKey, LocalDate day) {
        return ItemUpdate.of(Items.key(PARTITION, interfaceKey.teamId() + "#" + interfaceKey.department()),
                "SET firstOn = if_not_exists(firstOn, :day), lastOn = :day",
                Items.values().put(":day", day.toString()));
    }

    static InterfaceKey fromItem(Map<String, AttributeValue> item) {
        var parts = Items.sort(item).split("#", 2);
        return new InterfaceKey(parts[0], parts[1]);
    }

    /** Returns the days from the first to the last on which work was done. */
    static Span worked(Map<String, AttributeValue> item) {
        return new Span(LocalDate.parse(Items.requiredText(item, "firstOn")),
                LocalDate.parse(Items.requiredText(item, "lastOn")));
    }
}
