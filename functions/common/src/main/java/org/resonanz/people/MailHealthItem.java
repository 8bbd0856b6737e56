package org.resonanz.people;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the counts of a week, {@code MAIL_HEALTH / 2026-W48}. The items hold nothing about anybody, so an erasure
 * leaves them.
 */
public final class MailHealthItem {
    /** The partition of all weeks. */
    public static final String PARTITION = "MAIL_HEALTH";

    private MailHealthItem() {}

    /** Reads the counts of a week. */
    public static MailHealth fromItem(Map<String, AttributeValue> item) {
        return new MailHealth(Arrays.stream(MailHealth.Count.values())
                .filter(count -> item.containsKey(count.label()))
                .collect(Collectors.toMap(count -> count, count -> Items.requiredNumber(item, count.label()))));
    }

    /** Returns the change that counts one person more in a week. */
    static ItemUpdate counted(String week, MailHealth.Count count) {
        return ItemUpdate.of(Items.key(PARTITION, week), "ADD " + count.label() + " :one",
                Items.values().put(":one", 1));
    }
}
