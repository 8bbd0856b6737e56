package org.resonanz.ratings;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.DayIndexItem;
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
    /** The attribute that holds the comment; absent if there is none. */
    public static final String COMMENT = "comment";

    private static final String RATING = "rating";
    private static final String COMMENTED = "commented";
    private static final String FOLLOWED_UP = "followedUp";
    private static final String RATED_AT = "ratedAt";
    private static final String OFFERED = "offered";
    private static final String REASONS = "reasons";
    private static final String LOST_TIME = "lostTime";

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

    static Instant firstRatedAt(Map<String, AttributeValue> item) {
        return Items.requiredInstant(item, "firstRatedAt");
    }

    /** Reads a rating from its item. */
    static Rating fromItem(Map<String, AttributeValue> item) {
        var comment = comment(item);
        var answer = new Answer(rating(item), reasons(item), lostTime(item), comment == null ? "" : comment,
                isFollowedUp(item));
        return new Rating(answer, Items.requiredText(item, "view"), DayIndexItem.teamId(item),
                Items.text(item, DayIndexItem.DEPARTMENT), firstRatedAt(item), ratedAt(item),
                Items.requiredNumber(item, "attempts"), Items.number(item, "links"),
                Items.requiredText(item, DayIndexItem.SHARD), Items.expiresAt(item));
    }

    /** Returns the rating itself, 1 to 5. */
    public static int rating(Map<String, AttributeValue> item) {
        return Items.requiredNumber(item, RATING);
    }

    /** Returns the reasons that were offered and those that were ticked. */
    public static Reasons reasons(Map<String, AttributeValue> item) {
        return new Reasons(Items.texts(item, OFFERED), Items.texts(item, REASONS));
    }

    /** Returns the working time that the request cost its requester, null if they did not say. */
    public static @Nullable LostTime lostTime(Map<String, AttributeValue> item) {
        var text = Items.text(item, LOST_TIME);
        return text == null ? null : LostTime.valueOf(text);
    }

    /** Returns true if a rating has a comment. The index of a day knows that without the comment itself. */
    public static boolean isCommented(Map<String, AttributeValue> item) {
        return Items.flag(item, COMMENTED);
    }

    /** Returns the comment, null if there is none. */
    public static @Nullable String comment(Map<String, AttributeValue> item) {
        return Items.text(item, COMMENT);
    }

    /** Returns true if a follow-up was opened, so that the team knows the answer. */
    public static boolean isFollowedUp(Map<String, AttributeValue> item) {
        return Items.flag(item, FOLLOWED_UP);
    }

    /** Returns the time at which the answer as it stands was given. */
    public static Instant ratedAt(Map<String, AttributeValue> item) {
        return Items.requiredInstant(item, RATED_AT);
    }

    private static Map<String, AttributeValue> toItem(Request request, int completion, Rating rating) {
        var answer = rating.answer();
        var comment = answer.comment();
        var ticked = answer.reasons().ticked();
        var item = RequestItem.rater(item(request.id(), completion), request);
        DayIndexItem.putWork(item, request.id().toString(), completion, rating.teamId(), rating.department());
        item.put(RATING, answer.rating())
                .put(OFFERED, answer.reasons().offered())
                .put(REASONS, ticked.isEmpty() ? null : ticked)
                .put(LOST_TIME, answer.lostTime() == null ? null : answer.lostTime().name())
                .put(COMMENTED, !comment.isEmpty())
                .put(COMMENT, comment.isEmpty() ? null : comment)
                .put(FOLLOWED_UP, answer.consent() ? true : null)
                .put("view", rating.view())
                .put("firstRatedAt", rating.firstRatedAt())
                .put(RATED_AT, rating.ratedAt())
                .put("attempts", rating.attempts())
                .put("links", rating.links())
                .put(DayIndexItem.SHARD, rating.dayShard())
                .put(Items.EXPIRES_AT, rating.expiresAt());
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
                .put(Items.EXPIRES_AT, stored.get(Items.EXPIRES_AT)).build()).ifAbsent();
    }
}
