package org.resonanz.teams;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a team's promise to an attribute of its item and back. */
final class PromiseItem {
    private PromiseItem() {}

    /** Returns the attribute; null for no promise. */
    static @Nullable AttributeValue attribute(@Nullable Promise promise) {
        return promise == null
                ? null
                : AttributeValue.fromM(Items.values().put("turnaroundDays", promise.turnaroundDays())
                        .put("satisfaction", promise.satisfaction()).put("willNotDo", promise.willNotDo())
                        .put("since", promise.since() == null ? null : promise.since().toString()).build());
    }

    /** Returns the promise that an attribute holds; null for none. */
    static @Nullable Promise fromAttribute(@Nullable AttributeValue value) {
        return value == null ? null : promise(value.m());
    }

    private static Promise promise(Map<String, AttributeValue> map) {
        var since = Items.text(map, "since");
        return new Promise(Items.number(map, "turnaroundDays"), Items.number(map, "satisfaction"),
                Items.text(map, "willNotDo"), since == null ? null : LocalDate.parse(since));
    }
}
