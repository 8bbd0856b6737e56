package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Attributes.text;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.resonanz.aggregatescores.batches.Comment;
import org.resonanz.aggregatescores.batches.Commented;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.nights.WaitingItem;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the commented ratings of a batch to items {@code TEAM#id / COMMENTED#date#place} and back. */
final class CommentedItem {
    /** The beginning of the sort key. It sorts between batches and day rows, so that a night reads all in one query. */
    static final String PREFIX = WaitingItem.COMMENTED;

    private CommentedItem() {}

    static Map<String, AttributeValue> key(Commented batch) {
        return Items.key(RowItem.partition(batch.node().teamId()),
                PREFIX + batch.closedOn() + "#" + batch.node().name());
    }

    static Map<String, AttributeValue> toItem(Commented batch) {
        var item = new LinkedHashMap<>(key(batch));
        item.put("closedOn", text(batch.closedOn().toString()));
        item.put("teamId", text(batch.node().teamId()));
        item.put("place", text(batch.node().name()));
        SpanItem.put(item, batch.served());
        item.put("speakers", AttributeValue.fromL(batch.speakers().stream().map(Attributes::text).toList()));
        item.put("comments", AttributeValue.fromL(batch.comments().stream().map(CommentedItem::comment).toList()));
        if (batch.releasedOn() != null) {
            item.put("releasedOn", text(batch.releasedOn().toString()));
        }
        return item;
    }

    static Commented fromItem(Map<String, AttributeValue> item) {
        var releasedOn = Items.text(item, "releasedOn");
        return new Commented(LocalDate.parse(Items.requiredText(item, "closedOn")),
                new Node(Items.requiredText(item, "teamId"), Items.requiredText(item, "place")), SpanItem.read(item),
                new TreeSet<>(Items.texts(item, "speakers")), Items.required(item, "comments").l().stream()
                        .map(CommentedItem::comment).collect(Collectors.toCollection(TreeSet::new)),
                releasedOn == null ? null : LocalDate.parse(releasedOn));
    }

    /** Returns a comment as {@code requestId#n#ref}. */
    static AttributeValue comment(Comment comment) {
        return text(comment.rating() + "#" + comment.ref());
    }

    /** Returns the comment of {@link #comment(Comment)}. */
    static Comment comment(AttributeValue attribute) {
        var end = attribute.s().lastIndexOf('#');
        return new Comment(attribute.s().substring(0, end), attribute.s().substring(end + 1));
    }
}
