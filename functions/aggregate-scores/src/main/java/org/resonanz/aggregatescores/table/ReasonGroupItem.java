package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.BatchScoreItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts groups of reasons to items {@code TEAM#id / REASONS#date#node} and back. A node freezes one group a night at
 * most. Older groups name neither node nor crowd; they are those of teams.
 */
final class ReasonGroupItem {
    /** The beginning of the sort keys of all groups of a team. */
    static final String PREFIX = "REASONS#";
    /** The attribute that holds the number of requesters who were asked, as a sum of middles of classes. */
    static final String CROWD = "crowd";

    private ReasonGroupItem() {}

    static Map<String, AttributeValue> toItem(ReasonGroup group) {
        var frozenOn = group.frozenOn().toString();
        return Items.item(RowItem.partition(group.node().teamId()),
                PREFIX + frozenOn + "#" + group.node().name())
                .put("frozenOn", frozenOn)
                .put("teamId", group.node().teamId())
                .put(BatchScoreItem.NODE, group.node().name())
                .put("ancestors", group.ancestors())
                .put("tally", ReasonTallyItem.toAttribute(group.tally()))
                .put(CROWD, group.crowd()).build();
    }

    static ReasonGroup fromItem(Map<String, AttributeValue> item) {
        var team = Node.team(Items.requiredText(item, "teamId"));
        var name = Objects.requireNonNullElse(Items.text(item, BatchScoreItem.NODE), team.name());
        return new ReasonGroup(LocalDate.parse(Items.requiredText(item, "frozenOn")), new Node(team.teamId(), name),
                Items.texts(item, "ancestors"), ReasonTallyItem.fromAttribute(Items.required(item, "tally")),
                crowd(item));
    }

    static @Nullable Double crowd(Map<String, AttributeValue> item) {
        var crowd = item.get(CROWD);
        return crowd == null ? null : Double.valueOf(crowd.n());
    }
}
