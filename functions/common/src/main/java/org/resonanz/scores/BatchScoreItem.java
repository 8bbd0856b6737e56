package org.resonanz.scores;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the published part of batches to items {@code TEAM#id / BATCH#date#node}, and back. The night that writes
 * them adds the sums that later nights need.
 */
public final class BatchScoreItem {
    /** The beginning of the sort keys of all batches of a team. */
    public static final String PREFIX = "BATCH#";

    private static final String CLOSED_ON = "closedOn";
    /** The attribute that holds the name of a node in all items of a team that have one; the table calls it a place. */
    public static final String NODE = "place";
    private static final String SCORE = "score";

    private BatchScoreItem() {}

    /** Returns the published part of a batch's item. */
    public static Map<String, AttributeValue> toItem(String teamId, BatchScore batch) {
        return Items.item(TeamItem.partition(teamId), PREFIX + batch.closedOn() + "#" + batch.node())
                .put(CLOSED_ON, batch.closedOn().toString()).put(NODE, batch.node())
                .put(SCORE, ScoreJson.text(ScoreJson.of(batch.score()))).build();
    }

    /** Returns the night in which an item's batch closed. */
    public static LocalDate closedOn(Map<String, AttributeValue> item) {
        return LocalDate.parse(Items.requiredText(item, CLOSED_ON));
    }

    /** Returns the node at which an item's batch closed: {@code department:<id>}, {@code team} or {@code pool}. */
    public static String node(Map<String, AttributeValue> item) {
        return Items.requiredText(item, NODE);
    }

    static BatchScore fromItem(Map<String, AttributeValue> item) {
        return new BatchScore(closedOn(item), node(item), ScoreReader.score(Items.requiredText(item, SCORE)));
    }
}
