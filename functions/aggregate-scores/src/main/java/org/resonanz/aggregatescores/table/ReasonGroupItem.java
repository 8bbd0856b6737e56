package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts groups of reasons to items {@code TEAM#id / REASONS#date} and back. A team freezes one group a night at
 * most.
 */
final class ReasonGroupItem {
    /** The beginning of the sort keys of all groups of a team. */
    static final String PREFIX = "REASONS#";

    private ReasonGroupItem() {}

    static Map<String, AttributeValue> toItem(ReasonGroup group) {
        var frozenOn = group.frozenOn().toString();
        return Items.item(RowItem.partition(group.teamId()), PREFIX + frozenOn)
                .put("frozenOn", frozenOn)
                .put("teamId", group.teamId())
                .put("ancestors", group.ancestors())
                .put("tally", ReasonTallyItem.toAttribute(group.tally())).build();
    }

    static ReasonGroup fromItem(Map<String, AttributeValue> item) {
        return new ReasonGroup(LocalDate.parse(Items.requiredText(item, "frozenOn")),
                Items.requiredText(item, "teamId"), Items.texts(item, "ancestors"),
                ReasonTallyItem.fromAttribute(Items.required(item, "tally")));
    }
}
