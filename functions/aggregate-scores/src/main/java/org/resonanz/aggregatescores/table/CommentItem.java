package org.resonanz.aggregatescores.table;

import java.util.Map;
import org.resonanz.platform.aws.FormatVersion;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.RatingItem;
import org.resonanz.requests.CompletionId;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads comments from the items of ratings, {@code REQUEST#id / RATING#n}. A rating's name is {@code requestId#n}. */
final class CommentItem {
    /** The attributes that are read, beside the key. */
    static final String PROJECTION = FormatVersion.projection("PK, SK, #comment, " + Items.EXPIRES_AT);
    /** The name in the projection that is a reserved word. */
    static final Map<String, String> NAMES = Map.of("#comment", RatingItem.COMMENT);

    private CommentItem() {}

    /** Returns the key of a rating's item. */
    static Map<String, AttributeValue> key(String rating) {
        var id = CompletionId.parse(rating);
        return Items.key(RequestItem.partition(id.requestId()), RatingItem.PREFIX + id.number());
    }

    /** Returns the name of an item's rating. */
    static String name(Map<String, AttributeValue> item) {
        var number = Integer.parseInt(Items.sort(item).substring(RatingItem.PREFIX.length()));
        return new CompletionId(RequestItem.id(item), number).toString();
    }

    /** Returns true if a rating still has a comment. */
    static boolean hasComment(Map<String, AttributeValue> item) {
        return RatingItem.comment(item) != null;
    }

    /** Returns the comment of a rating that has one. */
    static String comment(Map<String, AttributeValue> item) {
        return Items.requiredText(item, RatingItem.COMMENT);
    }
}
