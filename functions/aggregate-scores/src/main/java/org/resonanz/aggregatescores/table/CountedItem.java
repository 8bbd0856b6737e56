package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.aggregatescores.batches.Counted;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.nights.WaitingItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.BatchScoreItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the reasons of a batch that await freezing to items {@code TEAM#id / COUNTED#date#node} and back. */
final class CountedItem {
    /** The beginning of the sort key. It sorts between batches and day rows, so that a night reads all in one query. */
    static final String PREFIX = WaitingItem.COUNTED;

    private CountedItem() {}

    static Map<String, AttributeValue> key(Counted batch) {
        return Items.key(RowItem.partition(batch.node().teamId()),
                PREFIX + batch.closedOn() + "#" + batch.node().name());
    }

    static Map<String, AttributeValue> toItem(Counted batch) {
        var frozenOn = batch.frozenOn();
        return Items.values().putAll(key(batch))
                .put("closedOn", batch.closedOn().toString())
                .put("teamId", batch.node().teamId())
                .put(BatchScoreItem.NODE, batch.node().name())
                .put("tally", ReasonTallyItem.toAttribute(batch.tally()))
                .put(ReasonGroupItem.CROWD, batch.crowd())
                .put("frozenOn", frozenOn == null ? null : frozenOn.toString()).build();
    }

    static Counted fromItem(Map<String, AttributeValue> item) {
        var frozenOn = Items.text(item, "frozenOn");
        return new Counted(LocalDate.parse(Items.requiredText(item, "closedOn")),
                new Node(Items.requiredText(item, "teamId"), Items.requiredText(item, BatchScoreItem.NODE)),
                ReasonTallyItem.fromAttribute(Items.required(item, "tally")),
                ReasonGroupItem.crowd(item), frozenOn == null ? null : LocalDate.parse(frozenOn));
    }
}
