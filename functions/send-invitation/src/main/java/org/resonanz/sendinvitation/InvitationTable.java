package org.resonanz.sendinvitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.resonanz.facts.DayShards;
import org.resonanz.facts.Entry;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestHistory;
import org.resonanz.requests.RequestItem;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Reads, claims and marks invitations in the table. */
final class InvitationTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration claimed;
    private final Supplier<Settings> settings;
    private final Clock clock;

    InvitationTable(DynamoDbClient dynamoDb, String table, Environment environment, Supplier<Settings> settings,
            Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.claimed = Duration.ofSeconds(Long.parseLong(environment.required("CLAIM_SECONDS")));
        this.settings = settings;
        this.clock = clock;
    }

    Optional<RequestHistory> read(UUID requestId) {
        return RequestHistory.read(dynamoDb, table, requestId, clock.instant());
    }

    /** Stores why there is no invitation, so that response rates stay honest. */
    void putNotInvited(Request request, String reason) {
        var item = Items.item(RequestItem.partition(request.id()), sort(request))
                .put("notInvited", reason).put("at", clock.instant()).put("expiresAt", expiry(request)).build();
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(PK)"));
        } catch (ConditionalCheckFailedException already) {
            // Said before: nothing to add.
        }
    }

    /**
     * A claim, the right to send an invitation.
     *
     * @param sentAt   time of sending that the mail's links bear
     * @param entersOn day of entry of the invitation
     */
    record Claim(String id, Instant sentAt, LocalDate entersOn) {
    }

    /**
     * Claims the right to send, for a little longer than the function may run, and fixes the invitation's day of entry,
     * because an answer may come before the mail is marked as sent.
     *
     * @return the claim; empty if the mail was sent meanwhile
     * @throws IllegalStateException if somebody else holds a claim, so that the message comes back
     */
    Optional<Claim> claim(Request request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var claim = new Claim(UUID.randomUUID().toString(), now, Entry.of(settings.get().dayOf(now)));
        var item = Items.item(RequestItem.partition(request.id()), sort(request)).put("claim", claim.id())
                .put("claimedUntil", now.plus(claimed)).put("entersOn", claim.entersOn().toString())
                .put("expiresAt", expiry(request)).build();
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(item)
                    .conditionExpression("attribute_not_exists(PK)"
                            + " OR (claimedUntil < :now AND attribute_not_exists(sentAt))")
                    .expressionAttributeValues(Items.values().put(":now", now).build())
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.of(claim);
        } catch (ConditionalCheckFailedException taken) {
            if (taken.item().containsKey("claimedUntil")) {
                throw new IllegalStateException("Somebody else is sending this invitation.");
            }
            return Optional.empty();
        }
    }

    /** Marks the invitation as sent, which makes it a fact of its day of entry. */
    void markSent(Request request, Claim claim) {
        var item = RequestItem.rater(Items.item(RequestItem.partition(request.id()), sort(request)), request)
                .put("id", request.id().toString())
                .put("completion", request.completions())
                .put("sentAt", claim.sentAt())
                .put("teamId", request.teamId())
                .put("department", request.department())
                .put("entersOn", claim.entersOn().toString())
                .put("dayShard", DayShards.of(DayShards.Kind.INVITATION, claim.entersOn(), request.requester().ref()))
                .put("expiresAt", expiry(request)).build();
        dynamoDb.putItem(put -> put.tableName(table).item(item).conditionExpression("claim = :claim")
                .expressionAttributeValues(Map.of(":claim", AttributeValue.fromS(claim.id()))));
    }

    private static String sort(Request request) {
        return "INVITATION#" + request.completions();
    }

    /** Returns the expiry of an invitation, seconds since 1970: with its request. */
    private long expiry(Request request) {
        return request.lastCompletion().at().plus(Duration.ofDays(settings.get().retentionDays())).getEpochSecond();
    }
}
