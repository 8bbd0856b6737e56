package org.resonanz.senddigest;

import java.time.Instant;
import java.util.Map;
import org.resonanz.people.PersonItem;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes the items that record which lead got a digest in which period: {@code PERSON#ref / DIGEST#period}. */
final class DigestItem {
    private static final String PREFIX = "DIGEST#";

    private DigestItem() {}

    static Map<String, AttributeValue> key(String ref, DigestPeriod period) {
        return Items.key(PersonItem.partition(ref), PREFIX + period.name());
    }

    /** Returns the write that claims a person's digest of a period. It fails if it was claimed before. */
    static ItemPut claimed(String ref, DigestPeriod period, Instant now) {
        return ItemPut.of(Items.item(PersonItem.partition(ref), PREFIX + period.name()).put("at", now)
                .put(Items.EXPIRES_AT, now.plus(period.length()).getEpochSecond()).build())
                .onlyIf(Items.ABSENT + " OR " + Items.EXPIRES_AT + " <= :now",
                        Items.values().put(":now", now.getEpochSecond()));
    }
}
