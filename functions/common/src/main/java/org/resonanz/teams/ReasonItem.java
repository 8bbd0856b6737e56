package org.resonanz.teams;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a team's reasons to an attribute of its item and back. */
final class ReasonItem {
    private static final String GOOD = "good";
    private static final String BAD = "bad";

    private ReasonItem() {}

    static AttributeValue list(ReasonList reasons) {
        return AttributeValue.fromM(Items.values().put(GOOD, all(reasons.good())).put(BAD, all(reasons.bad())).build());
    }

    /** Returns the reasons that an attribute holds, the default ones if it is null. */
    static ReasonList fromList(@Nullable AttributeValue value) {
        return value == null
                ? ReasonList.DEFAULT
                : new ReasonList(all(Items.required(value.m(), GOOD)), all(Items.required(value.m(), BAD)));
    }

    private static AttributeValue all(List<Reason> reasons) {
        return AttributeValue.fromL(reasons.stream().map(reason -> AttributeValue.fromM(Items.values()
                .put("id", reason.id()).put("de", reason.de()).put("en", reason.en()).build())).toList());
    }

    private static List<Reason> all(AttributeValue reasons) {
        return reasons.l().stream().map(AttributeValue::m).map(ReasonItem::reason).toList();
    }

    private static Reason reason(Map<String, AttributeValue> item) {
        return new Reason(Items.requiredText(item, "id"), Items.requiredText(item, "de"),
                Items.requiredText(item, "en"));
    }
}
