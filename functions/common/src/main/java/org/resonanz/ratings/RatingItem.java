package org.resonanz.ratings;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts ratings to items of the table and back, and makes the changes of them: {@code RATING#n}. If a request is
 * reopened before it is rated, a mark takes the place of the rating.
 */
public final class RatingItem {
    /** The beginning of all sort keys of ratings. */
    public static final String PREFIX = "RATING#";

    private RatingItem() {}

    private static Items item(UUID requestId, int completion) {
        return Items.item(RequestItem.partition(requestId), sort(completion));
    }

    /** Returns the sort key of the n-th completion's rating. */
    static String sort(int completion) {
        return PREFIX + completion;
    }

    static boolean is(Map<String, AttributeValue> item) {
        return Items.sort(item).startsWith(PREFIX);
    }

    static int completion(Map<String, AttributeValue> item) {
        return Integer.parseInt(Items.sort(item).substring(PREFIX.length()));
    }

    /** Returns true for the mark of a withdrawn invitation. */
    static boolean isWithdrawal(Map<String, AttributeValue> item) {
        return Items.flag(item, "withdrawn");
    }

    /** Reads a rating from its item. */
    static Rating fromItem(Map<String, AttributeValue> item) {
        var drivers = new LinkedHashMap<String, Integer>();
        Answer.DRIVERS.stream().filter(item::containsKey)
                .forEach(driver -> drivers.put(driver, Items.requiredNumber(item, driver)));
        var comment = Items.text(item, "comment");
        var answer = new Answer(Items.requiredNumber(item, "rating"), drivers, comment == null ? "" : comment,
                Items.flag(item, "followedUp"));
        return new Rating(answer, Items.requiredText(item, "view"), Items.requiredText(item, "teamId"),
                Items.text(item, "department"), Items.requiredInstant(item, "firstRatedAt"),
                Items.requiredInstant(item, "ratedAt"), Items.requiredNumber(item, "attempts"),
                Items.number(item, "links"), Items.requiredText(item, "dayShard"), Items.expiresAt(item));
    }

    private static Map<String, AttributeValue> toItem(Request request, int completion, Rating rating) {
        var answer = rating.answer();
        var comment = answer.comment();
        var item = RequestItem.rater(item(request.id(), completion), request)
                .put("id", request.id().toString())
                .put("completion", completion)
                .put("rating", answer.rating())
                .put("commented", !comment.isEmpty())
                .put("comment", comment.isEmpty() ? null : comment)
                .put("followedUp", answer.consent() ? true : null)
                .put("view", rating.view())
                .put("teamId", rating.teamId())
                .put("department", rating.department())
                .put("firstRatedAt", rating.firstRatedAt())
                .put("ratedAt", rating.ratedAt())
                .put("attempts", rating.attempts())
                .put("links", rating.links())
                .put("dayShard", rating.dayShard())
                .put("expiresAt", rating.expiresAt());
        answer.drivers().forEach(item::put);
        return item.build();
    }

    /** Returns the write of a first answer. It fails if there is one already, or the invitation was withdrawn. */
    public static ItemPut first(Request request, int completion, Rating rating) {
        return ItemPut.of(toItem(request, completion, rating)).ifAbsent();
    }

    /**
     * Returns the write of a changed rating. It fails if the rating has changed since it was read, a link was counted,
     * or the invitation was withdrawn.
     */
    public static ItemPut changed(Request request, int completion, Rating read, Rating changed) {
        return ItemPut.of(toItem(request, completion, changed))
                .onlyIf("ratedAt = :read AND attribute_not_exists(withdrawn) AND "
                        + (read.links() == null ? "attribute_not_exists(links)" : "links = :links"),
                        Items.values().put(":read", read.ratedAt()).put(":links", read.links()));
    }

    /** Returns the change that counts a link. It fails if there is no answer, or so many were counted before. */
    public static ItemUpdate linkCounted(UUID requestId, int completion, int most) {
        return ItemUpdate.of(item(requestId, completion).build(), "ADD links :one",
                Items.values().put(":one", 1).put(":most", most))
                .onlyIf("attribute_exists(firstRatedAt) AND (attribute_not_exists(links) OR links < :most)");
    }

    /**
     * Returns the write of the mark that the invitation to rate the last completion is withdrawn. It fails if that is
     * rated. The mark lives as long as the completion's other items.
     *
     * @param stored the request's own item
     */
    static ItemPut withdrawn(Request request, Map<String, AttributeValue> stored, Instant now) {
        return ItemPut.of(item(request.id(), request.completions()).put("withdrawn", true).put("withdrawnAt", now)
                .put("expiresAt", stored.get("expiresAt")).build()).ifAbsent();
    }
}
