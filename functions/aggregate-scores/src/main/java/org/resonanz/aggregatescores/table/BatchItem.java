package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Attributes.number;
import static org.resonanz.aggregatescores.table.Attributes.text;

import java.util.Map;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Crowd;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.scores.Scoring;
import org.resonanz.aggregatescores.scores.Totals;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.BatchScore;
import org.resonanz.scores.BatchScoreItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts batches to items and back: the published part, which is the score of the batch by itself, and the sums. */
final class BatchItem {
    static final String PREFIX = BatchScoreItem.PREFIX;

    private BatchItem() {}

    static Map<String, AttributeValue> toItem(Batch batch) {
        var node = batch.node();
        var item = BatchScoreItem.toItem(node.teamId(),
                new BatchScore(batch.closedOn(), node.name(), Scoring.of(Totals.of(batch), 1)));
        item.put("teamId", text(node.teamId()));
        item.put("ancestors", AttributeValue.fromL(batch.ancestors().stream().map(Attributes::text).toList()));
        item.put("crowdLeast", number(batch.crowdClass().least()));
        item.put("crowdWidth", number(batch.crowdClass().width()));
        SpanItem.put(item, batch.served());
        item.put("tally", TallyItem.toAttribute(batch.tally()));
        HandlingCountsItem.put(item, batch.handling());
        item.put("turnaround", TallyItem.toAttribute(batch.turnaround()));
        return item;
    }

    static Batch fromItem(Map<String, AttributeValue> item) {
        return new Batch(BatchScoreItem.closedOn(item),
                new Node(Items.requiredText(item, "teamId"), BatchScoreItem.node(item)),
                Items.texts(item, "ancestors"),
                new Crowd(Items.requiredNumber(item, "crowdLeast"), Items.requiredNumber(item, "crowdWidth")),
                SpanItem.read(item), TallyItem.tally(Items.required(item, "tally")),
                TallyItem.turnaround(Items.required(item, "turnaround")), HandlingCountsItem.read(item));
    }
}
