package org.resonanz.scores;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts groups of released comments to items {@code TEAM#id / QUOTES#date}, and back. A group expires as a whole.
 */
public final class CommentGroupItem {
    /** The beginning of the sort keys of all groups of a team. */
    public static final String PREFIX = "QUOTES#";

    private static final String COMMENTS = "comments";

    private CommentGroupItem() {}

    /** Returns the key of the group that a night released. */
    public static Map<String, AttributeValue> key(String teamId, LocalDate night) {
        return item(teamId, night).build();
    }

    /**
     * Returns the item of a group. Texts and names are sorted, each by themselves, so that they tell neither who wrote
     * when nor who wrote which.
     *
     * @param comments the texts
     * @param ratings  the names of their ratings, {@code requestId#n}, by which erasure finds them
     * @param end      when the group expires
     */
    public static Map<String, AttributeValue> toItem(String teamId, LocalDate night, List<String> comments,
            List<String> ratings, Instant end) {
        return item(teamId, night).put("day", night.toString()).put(COMMENTS, comments.stream().sorted().toList())
                .put("ratings", ratings.stream().sorted().toList()).put(Items.EXPIRES_AT, end.getEpochSecond()).build();
    }

    /** Returns the texts of a group. */
    static List<String> comments(Map<String, AttributeValue> item) {
        return Items.texts(item, COMMENTS);
    }

    private static Items item(String teamId, LocalDate night) {
        return Items.item(TeamItem.partition(teamId), PREFIX + night);
    }
}
