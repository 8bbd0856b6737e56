package org.resonanz.aggregatescores.table;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.resonanz.platform.aws.BatchReads;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.CommentGroupItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Gathers the texts of the ratings whose comments are released together, as a group that is deleted as a whole. */
final class CommentTable {
    /** The most bytes of a group: DynamoDB's limit for an item is 400 KB. */
    private static final int MOST_BYTES = 390_000;
    /** The bytes that a comment takes beside its text and its name. */
    private static final int OVERHEAD = 10;

    private final Table table;

    CommentTable(Table table) {
        this.table = table;
    }

    /**
     * Returns a team's group as an item; empty if none of its ratings has a comment any more.
     *
     * @param ratings as {@code requestId#n}
     * @param end     when the group is deleted
     */
    Optional<Map<String, AttributeValue>> group(String teamId, LocalDate night, Set<String> ratings, Instant end,
            Instant now) {
        var found = fitting(read(ratings).stream()
                .filter(item -> CommentItem.hasComment(item) && !Items.expired(item, now))
                .sorted(Comparator.comparing(CommentItem::name)).toList());
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(CommentGroupItem.toItem(teamId, night, found.stream().map(CommentItem::comment).toList(),
                        found.stream().map(CommentItem::name).toList(), end));
    }

    /** Returns as many ratings as an item holds; the others are not released. */
    private static List<Map<String, AttributeValue>> fitting(List<Map<String, AttributeValue>> ratings) {
        var bytes = 0;
        var fitting = new ArrayList<Map<String, AttributeValue>>();
        for (var rating : ratings) {
            bytes += CommentItem.name(rating).length()
                    + CommentItem.comment(rating).getBytes(StandardCharsets.UTF_8).length
                    + OVERHEAD;
            if (bytes <= MOST_BYTES) {
                fitting.add(rating);
            }
        }
        return fitting;
    }

    private List<Map<String, AttributeValue>> read(Set<String> ratings) {
        return BatchReads.read(table.dynamoDb(), table.name(), ratings.stream().map(CommentItem::key).toList(),
                wanted -> wanted.consistentRead(true).projectionExpression(CommentItem.PROJECTION)
                        .expressionAttributeNames(CommentItem.NAMES));
    }
}
