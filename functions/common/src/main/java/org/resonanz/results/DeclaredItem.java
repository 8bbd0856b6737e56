package org.resonanz.results;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the items of all that admins declare have in common. */
final class DeclaredItem {
    /** The attribute that an item gets when it is withdrawn. */
    static final String WITHDRAWN_ON = "withdrawnOn";

    /** The attributes that not every item has. */
    static final String[] OPTIONAL = {WITHDRAWN_ON, TrainingItem.LOT, OutcomeItem.RECEIVED, OutcomeItem.GIVEN};

    private DeclaredItem() {}

    static Map<String, AttributeValue> key(String partition, String id) {
        return Items.key(partition, id);
    }

    static @Nullable LocalDate withdrawnOn(Map<String, AttributeValue> item) {
        var day = Items.text(item, WITHDRAWN_ON);
        return day == null ? null : LocalDate.parse(day);
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
