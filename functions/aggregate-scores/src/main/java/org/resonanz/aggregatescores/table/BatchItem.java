package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Tables.number;
import static org.resonanz.aggregatescores.table.Tables.text;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Crowd;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.scores.Score;
import org.resonanz.aggregatescores.scores.Totals;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The form of batches as items {@code TEAM#id / BATCH#date#place}. Each carries the score of the batch by itself. */
final class BatchItem {
    static final String PREFIX = "BATCH#";

    private BatchItem() {}

    static Map<String, AttributeValue> toItem(Batch batch) {
        var node = batch.node();
        var item = new LinkedHashMap<>(
                Items.key("TEAM#" + node.teamId(), PREFIX + batch.closedOn() + "#" + node.place()));
        item.put("closedOn", text(batch.closedOn().toString()));
        item.put("teamId", text(node.teamId()));
        item.put("place", text(node.place()));
        item.put("ancestors", AttributeValue.fromL(batch.ancestors().stream().map(Tables::text).toList()));
        item.put("crowdLeast", number(batch.crowdClass().least()));
        item.put("crowdWidth", number(batch.crowdClass().width()));
        SpanItem.put(item, batch.served());
        item.put("tally", TallyItem.toAttribute(batch.tally()));
        HandlingItem.put(item, batch.handling());
        item.put("turnaround", TallyItem.toAttribute(batch.turnaround()));
        item.put("score", text(json(Score.of(Totals.of(batch), 1))));
        return item;
    }

    static Batch fromItem(Map<String, AttributeValue> item) {
        return new Batch(LocalDate.parse(Items.text(item, "closedOn")),
                new Node(Items.text(item, "teamId"), Items.text(item, "place")), Items.texts(item, "ancestors"),
                new Crowd(Items.number(item, "crowdLeast"), Items.number(item, "crowdWidth")), SpanItem.read(item),
                TallyItem.tally(item.get("tally")),
                TallyItem.turnaround(item.get("turnaround")),
                HandlingItem.read(item));
    }

    /** Returns a score as JSON text. */
    static String json(Map<String, Object> score) {
        try {
            return JSON.std.asString(score);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
