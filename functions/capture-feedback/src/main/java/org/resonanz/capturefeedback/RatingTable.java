package org.resonanz.capturefeedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.Entry;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Overtaken;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.RequestItem;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Reads and writes ratings in the table. The first confirmed answer locks the rating; only its author may change it,
 * until it settles.
 */
final class RatingTable {
    private static final String FIRST = "attribute_not_exists(PK)";
    private static final String UNCHANGED = "ratedAt = :read AND attribute_not_exists(withdrawn) AND ";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final FollowUps followUps;
    private final Supplier<Settings> settings;
    private final Clock clock;

    RatingTable(DynamoDbClient dynamoDb, String table, Supplier<Settings> settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.followUps = new FollowUps(dynamoDb, table);
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads a request with its ratings; empty if there is none or it has expired. */
    Optional<RequestHistory> read(UUID requestId) {
        return RequestHistory.read(dynamoDb, table, requestId, clock.instant());
    }

    /**
     * Stores the first answer.
     *
     * @return false if there is an answer already, or the request was reopened meanwhile
     */
    boolean putOnce(RatingVisit visit, Answer answer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var item = item(visit, answer).put("firstRatedAt", now).put("ratedAt", now).put("attempts", 1)
                .put("followedUp", answer.discloses() ? true : null)
                .put("dayShard", DayShards.of(DayShards.Kind.RATING, entryDay(visit, now), ref(visit)));
        var rating = put(item).conditionExpression(FIRST).build();
        return write(rating, answer.discloses()
                ? Optional.of(followUps.open(visit, answer, rating, now))
                : Optional.empty());
    }

    /**
     * Replaces an answer that has not settled.
     *
     * @return false if it was changed or withdrawn, or a link was counted, meanwhile
     */
    boolean change(RatingVisit visit, Answer answer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var old = visit.answer().orElseThrow();
        // Settling counts from the first answer; and what a team has learnt once it will not forget.
        var item = item(visit, answer).put("firstRatedAt", Items.instant(old, "firstRatedAt")).put("ratedAt", now)
                .put("attempts", Items.requiredNumber(old, "attempts") + 1)
                .put("followedUp", Items.flag(old, "followedUp") || answer.discloses() ? true : null)
                .put("links", Items.number(old, "links"))
                .put("dayShard", Items.text(old, "dayShard"));
        var rating = put(item)
                .conditionExpression(
                        UNCHANGED + (old.containsKey("links") ? "links = :links" : "attribute_not_exists(links)"))
                .expressionAttributeValues(Items.values().put(":read", Items.text(old, "ratedAt"))
                        .put(":links", Items.number(old, "links")).build())
                .build();
        return write(rating, answer.discloses()
                ? followUps.change(visit, answer, rating, now)
                : Optional.empty());
    }

    /**
     * Counts a link that is about to be mailed.
     *
     * @param most the most links about an answer
     * @return false if so many were counted before
     */
    boolean countLink(RatingVisit visit, int most) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(Items.key(RequestItem.partition(visit.request().id()), sort(visit)))
                    .conditionExpression(
                            "attribute_exists(firstRatedAt) AND (attribute_not_exists(links) OR links < :most)")
                    .updateExpression("ADD links :one")
                    .expressionAttributeValues(Items.values().put(":one", 1).put(":most", most).build()));
            return true;
        } catch (ConditionalCheckFailedException enough) {
            return false;
        }
    }

    /**
     * Writes a rating and the change of its follow-up in one transaction; returns false if somebody else was quicker.
     */
    private boolean write(Put rating, Optional<Update> told) {
        try {
            if (told.isPresent()) {
                dynamoDb.transactWriteItems(write -> write.transactItems(List.of(
                        TransactWriteItem.builder().put(rating).build(),
                        TransactWriteItem.builder().update(told.get()).build())));
            } else {
                dynamoDb.putItem(put -> put.tableName(table).item(rating.item())
                        .conditionExpression(rating.conditionExpression())
                        .expressionAttributeValues(rating.hasExpressionAttributeValues()
                                ? rating.expressionAttributeValues()
                                : null));
            }
            return true;
        } catch (ConditionalCheckFailedException | TransactionConflictException locked) {
            return false;
        } catch (TransactionCanceledException locked) {
            Overtaken.elseThrow(locked);
            return false;
        }
    }

    private Put.Builder put(Items item) {
        return Put.builder().tableName(table).item(item.build());
    }

    private Items item(RatingVisit visit, Answer answer) {
        var request = visit.request();
        var old = visit.answer();
        // The request may have gone on since the answer was given; whose work was rated does not change with it.
        var item = RequestItem.rater(Items.item(RequestItem.partition(request.id()), sort(visit)), request)
                .put("id", request.id().toString())
                .put("completion", visit.token().completion())
                .put("view", visit.session().id())
                .put("teamId", old.map(given -> Items.text(given, "teamId")).orElse(request.teamId()))
                .put("department", old.map(given -> Items.text(given, "department")).orElse(request.department()))
                .put("expiresAt", expiresAt(visit, settings.get()));
        answer.into(item);
        return item;
    }

    /** Returns the time, in seconds since 1970, at which an item of the completion expires: with its request. */
    static long expiresAt(RatingVisit visit, Settings settings) {
        return visit.answer().map(given -> Long.valueOf(Items.required(given, "expiresAt").n()))
                .orElseGet(() -> visit.request()
                        .lastCompletion().at().plus(Duration.ofDays(settings.retentionDays())).getEpochSecond());
    }

    private static String ref(RatingVisit visit) {
        return visit.request().requester().ref();
    }

    private static String sort(RatingVisit visit) {
        return "RATING#" + visit.token().completion();
    }

    private LocalDate entryDay(RatingVisit visit, Instant ratedAt) {
        var current = settings.get();
        var first = visit.history().invitation(visit.token().completion())
                .flatMap(item -> Optional.ofNullable(Items.text(item, "entersOn"))).map(LocalDate::parse)
                .orElseGet(() -> Entry.of(current.dayOf(visit.request().lastCompletion().at())));
        return Entry.ofAnswer(first, current.dayOf(ratedAt));
    }
}
