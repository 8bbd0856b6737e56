package org.resonanz.capturefeedback;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.Entry;
import org.resonanz.invitations.Invitation;
import org.resonanz.links.RatingToken;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Overtaken;
import org.resonanz.ratings.Answer;
import org.resonanz.ratings.Rating;
import org.resonanz.ratings.RatingItem;
import org.resonanz.ratings.RequestHistoryTable;
import org.resonanz.ratings.SideNote;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Reads and writes ratings in the table. The first confirmed answer locks the rating; only its author may change it,
 * until it settles.
 */
final class RatingTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final RequestHistoryTable histories;
    private final FollowUpOpeningTable followUps;
    private final Supplier<Settings> settings;
    private final Clock clock;

    RatingTable(DynamoDbClient dynamoDb, String table, Supplier<Settings> settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.histories = new RequestHistoryTable(dynamoDb, table);
        this.followUps = new FollowUpOpeningTable(dynamoDb, table);
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads once as visits will. */
    void prime() {
        histories.prime();
    }

    /** Reads the completion that a link leads to; empty if there is no such request or it has expired. */
    Optional<RatedCompletion> read(RatingToken token) {
        var number = token.completion();
        return histories.items(token.requestId(), clock.instant())
                .map(items -> new RatedCompletion(items.history(), items.rating(number).orElse(null),
                        items.notes(SideNote.ATTEMPT, number), items.notes(SideNote.QUARANTINE, number)));
    }

    /**
     * Stores the first answer.
     *
     * @return false if there is an answer already, or the request was reopened meanwhile
     */
    boolean putOnce(RatingVisit visit, Answer answer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var request = visit.request();
        var rating = Rating.first(answer, visit.session().id(), request.teamId(), request.department(), now,
                DayShards.of(DayShards.Kind.RATING, entryDay(visit, now), request.requester().ref()),
                visit.expiresAt(settings.get()));
        return write(RatingItem.first(request, visit.token().completion(), rating),
                answer.opensFollowUp() ? Optional.of(followUps.open(visit, rating)) : Optional.empty());
    }

    /**
     * Replaces an answer that has not settled.
     *
     * @return false if it was changed or withdrawn, or a link was counted, meanwhile
     */
    boolean change(RatingVisit visit, Answer answer) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var old = visit.rating().orElseThrow();
        var rating = old.changed(answer, visit.session().id(), now);
        // A better rating, or consent taken back, gives the leads nothing more to do, so the case stays as it is.
        return write(RatingItem.changed(visit.request(), visit.token().completion(), old, rating),
                answer.opensFollowUp() ? followUps.change(visit, rating) : Optional.empty());
    }

    /**
     * Counts a link that is about to be mailed.
     *
     * @param most the most links about an answer
     * @return false if so many were counted before
     */
    boolean countLink(RatingVisit visit, int most) {
        try {
            dynamoDb.updateItem(RatingItem.linkCounted(visit.request().id(), visit.token().completion(), most)
                    .request(table).build());
            return true;
        } catch (ConditionalCheckFailedException enough) {
            return false;
        }
    }

    /**
     * Writes a rating and the change of its follow-up in one transaction; returns false if somebody else was quicker.
     */
    private boolean write(ItemPut rating, Optional<ItemUpdate> told) {
        try {
            if (told.isPresent()) {
                dynamoDb.transactWriteItems(
                        write -> write.transactItems(rating.part(table), told.get().part(table)));
            } else {
                dynamoDb.putItem(rating.request(table).build());
            }
            return true;
        } catch (ConditionalCheckFailedException | TransactionConflictException locked) {
            return false;
        } catch (TransactionCanceledException locked) {
            Overtaken.elseThrow(locked);
            return false;
        }
    }

    private LocalDate entryDay(RatingVisit visit, Instant ratedAt) {
        var current = settings.get();
        var first = visit.completion().history().invitation(visit.token().completion()).map(Invitation::entersOn)
                .orElseGet(() -> Entry.of(current.dayOf(visit.request().lastCompletion().at())));
        return Entry.ofAnswer(first, current.dayOf(ratedAt));
    }
}
