package org.resonanz.teams;

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
                        .put("satisfaction", promise.satisfaction()).put("willNotDo", promise.willNotDo()).build());
    }

    /** Returns the promise that an attribute holds; null for none. */
    static @Nullable Promise fromAttribute(@Nullable AttributeValue value) {
        return value == null
                ? null
                : new Promise(Items.number(value.m(), "turnaroundDays"), Items.number(value.m(), "satisfaction"),
                        Items.text(value.m(), "willNotDo"));
    }
}
