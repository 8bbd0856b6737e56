package org.resonanz.aggregatescores.table;

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
        var published = new BatchScore(batch.closedOn(), node.name(), Scoring.of(Totals.of(batch), 1));
        var item = Items.values().putAll(BatchScoreItem.toItem(node.teamId(), published))
                .put("teamId", node.teamId())
                .put("ancestors", batch.ancestors())
                .put("crowdLeast", batch.crowdClass().least())
                .put("crowdWidth", batch.crowdClass().width())
                .put("tally", TallyItem.toAttribute(batch.tally()))
                .put("turnaround", TallyItem.toAttribute(batch.turnaround()));
        SpanItem.put(item, batch.served());
        HandlingCountsItem.put(item, batch.handling());
        return item.build();
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
