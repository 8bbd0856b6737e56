package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.resonanz.aggregatescores.batches.Comment;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.nights.WaitingItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.BatchScoreItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the commented ratings of a batch to items {@code TEAM#id / COMMENTED#date#node} and back. */
final class CommentedItem {
    /** The beginning of the sort key. It sorts between batches and day rows, so that a night reads all in one query. */
    static final String PREFIX = WaitingItem.COMMENTED;

    private CommentedItem() {}

    static Map<String, AttributeValue> key(Commented batch) {
        return Items.key(RowItem.partition(batch.node().teamId()),
                PREFIX + batch.closedOn() + "#" + batch.node().name());
    }

    static Map<String, AttributeValue> toItem(Commented batch) {
        var item = Items.values().putAll(key(batch))
                .put("closedOn", batch.closedOn().toString())
                .put("teamId", batch.node().teamId())
                .put(BatchScoreItem.NODE, batch.node().name())
                .put("speakers", List.copyOf(batch.speakers()))
                .put("comments", batch.comments().stream().map(CommentedItem::text).toList())
                .put("releasedOn", batch.releasedOn() == null ? null : batch.releasedOn().toString());
        SpanItem.put(item, batch.served());
        return item.build();
    }

    static Commented fromItem(Map<String, AttributeValue> item) {
        var releasedOn = Items.text(item, "releasedOn");
        return new Commented(LocalDate.parse(Items.requiredText(item, "closedOn")),
                new Node(Items.requiredText(item, "teamId"), Items.requiredText(item, BatchScoreItem.NODE)),
                SpanItem.read(item),
                new TreeSet<>(Items.texts(item, "speakers")), Items.required(item, "comments").l().stream()
                        .map(comment -> comment(comment.s())).collect(Collectors.toCollection(TreeSet::new)),
                releasedOn == null ? null : LocalDate.parse(releasedOn));
    }

    /** Returns a comment as {@code requestId#n#ref}. */
    static String text(Comment comment) {
        return comment.rating() + "#" + comment.ref();
    }

    /** Returns the comment of {@link #text(Comment)}. */
    static Comment comment(String text) {
        var end = text.lastIndexOf('#');
        return new Comment(text.substring(0, end), text.substring(end + 1));
    }
}
