package org.resonanz.sendinvitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.resonanz.facts.Entry;
import org.resonanz.invitations.InvitationItem;
import org.resonanz.invitations.NotInvited;
import org.resonanz.platform.aws.Environment;
import org.resonanz.ratings.RequestHistory;
import org.resonanz.ratings.RequestHistoryTable;
import org.resonanz.requests.Request;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Reads, claims and marks invitations in the table. */
final class InvitationTable {
    private final DynamoDbClient dynamoDb;
    private final String table;
    private final RequestHistoryTable histories;
    private final Duration claimed;
    private final Supplier<Settings> settings;
    private final Clock clock;

    InvitationTable(DynamoDbClient dynamoDb, String table, Environment environment, Supplier<Settings> settings,
            Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.histories = new RequestHistoryTable(dynamoDb, table);
        this.claimed = Duration.ofSeconds(Long.parseLong(environment.required("CLAIM_SECONDS")));
        this.settings = settings;
        this.clock = clock;
    }

    Optional<RequestHistory> read(UUID requestId) {
        return histories.read(requestId, clock.instant());
    }

    /** Stores why there is no invitation, so that response rates stay honest. */
    void putNotInvited(Request request, NotInvited reason) {
        try {
            dynamoDb.putItem(InvitationItem.notInvited(request, reason, clock.instant(), expiry(request))
                    .request(table).build());
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
        try {
            dynamoDb.putItem(InvitationItem
                    .claimed(request, claim.id(), now, now.plus(claimed), claim.entersOn(), expiry(request))
                    .request(table).build());
            return Optional.of(claim);
        } catch (ConditionalCheckFailedException taken) {
            if (InvitationItem.fromItem(taken.item()).claimed()) {
                throw new IllegalStateException("Somebody else is sending this invitation.");
            }
            return Optional.empty();
        }
    }

    /** Marks the invitation as sent, which makes it a fact of its day of entry. */
    void markSent(Request request, Claim claim) {
        dynamoDb.putItem(InvitationItem
                .sent(request, claim.id(), claim.sentAt(), claim.entersOn(), expiry(request)).request(table).build());
    }

    /** Returns the expiry of an invitation: with its request. */
    private Instant expiry(Request request) {
        return request.lastCompletion().at().plus(Duration.ofDays(settings.get().retentionDays()));
    }
}
