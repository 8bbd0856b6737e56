package org.resonanz.senddigest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.resonanz.people.PersonItem;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes the items that record which lead got the digest of which week: {@code PERSON#ref / DIGEST#week}. */
final class DigestItem {
    private static final String PREFIX = "DIGEST#";
    private static final Duration KEPT = Duration.ofDays(14);

    private DigestItem() {}

    static Map<String, AttributeValue> key(String ref, String week) {
        return Items.key(PersonItem.partition(ref), PREFIX + week);
    }

    /** Returns the write that claims a person's digest of a week. It fails if it was claimed before. */
    static ItemPut claimed(String ref, String week, Instant now) {
        return ItemPut.of(Items.item(PersonItem.partition(ref), PREFIX + week).put("at", now)
                .put(Items.EXPIRES_AT, now.plus(KEPT).getEpochSecond()).build()).ifAbsent();
    }
}
