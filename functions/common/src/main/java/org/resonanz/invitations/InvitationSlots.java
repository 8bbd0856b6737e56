package org.resonanz.invitations;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStates;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Limits the invitations that a person gets within seven days. They are counted in the person's item. For requests that
 * the person made, the settings name the limit, of which one team may use {@link #MOST_OF_A_TEAM}. For requests that
 * teams noted, the limit is one over all teams, so that no team can use up the week of a customer whom it would rather
 * not hear.
 */
public final class InvitationSlots {
    /** The most invitations from one team within seven days for requests that the person made. */
    static final int MOST_OF_A_TEAM = 2;

    private static final int MOST_NOTED = 1;
    private static final Duration WEEK = Duration.ofDays(7);
    /** The condition under which TTL may remove the item: it holds no wish to get no digest. */
    private static final String MAY_EXPIRE = " AND attribute_not_exists(digestOffAt)";
    private static final String MAY_GET = "attribute_not_exists(invitationsOffAt) AND attribute_not_exists(stopped)";

    private final DynamoDbClient dynamoDb;
    private final String table;

    /**
     * An invitation that wants a slot.
     *
     * @param ref   the person's pseudonym
     * @param name  name of the invitation, by which a repeated call finds its slot
     * @param noted true if the team entered the request
     */
    public record Wanted(String ref, String name, String teamId, boolean noted) {
        /** Returns the attribute that holds the slots of this kind of invitation. */
        private String kind() {
            return noted ? "noted" : "invited";
        }

        private AttributeValue slot(Instant now) {
            return AttributeValue.fromM(Items.values().put("at", now).put("team", teamId).build());
        }
    }

    public InvitationSlots(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Takes a slot for an invitation. An invitation that has a slot keeps it. In the usual case this is one write.
     *
     * @param most most invitations within seven days for requests that the person made
     * @return empty if the invitation has a slot; otherwise the reason why not, a {@link MailStates.Refusal} or {@code
     *         WEEKLY_LIMIT}
     */
    public Optional<String> take(Wanted wanted, int most, Instant now) {
        // With fewer than this no limit can be passed, whichever teams took the others.
        var free = wanted.noted() ? MOST_NOTED : Math.min(most, MOST_OF_A_TEAM);
        try {
            dynamoDb.updateItem(update -> update.tableName(table).key(MailStates.key(wanted.ref()))
                    .conditionExpression(MAY_GET + MAY_EXPIRE + " AND attribute_exists(#kind)"
                            + " AND (attribute_exists(#kind.#name) OR size(#kind) < :free)")
                    .updateExpression("SET #kind.#name = if_not_exists(#kind.#name, :slot), expiresAt = :end")
                    .expressionAttributeNames(Map.of("#kind", wanted.kind(), "#name", wanted.name()))
                    .expressionAttributeValues(Map.of(":free", AttributeValue.fromN(String.valueOf(free)),
                            ":slot", wanted.slot(now), ":end", end(now)))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException full) {
            return takeAfterPruning(wanted, most, now, full.hasItem() ? full.item() : Map.of());
        }
    }

    /**
     * Takes a slot after removing those older than a week; starts again if somebody else changed the item meanwhile.
     */
    private Optional<String> takeAfterPruning(Wanted wanted, int most, Instant now, Map<String, AttributeValue> read) {
        var refusal = MailStates.refusal(read, MailList.INVITATIONS);
        if (refusal.isPresent()) {
            return refusal.map(MailStates.Refusal::name);
        }
        var recent = recent(read, wanted.kind(), now);
        if (!recent.containsKey(wanted.name()) && !hasRoom(recent, wanted, most)) {
            return Optional.of("WEEKLY_LIMIT");
        }
        recent.putIfAbsent(wanted.name(), wanted.slot(now));
        var mayExpire = !read.containsKey(MailList.DIGEST.attribute());
        var values = new HashMap<>(Map.of(":recent", AttributeValue.fromM(recent)));
        var unchanged = "attribute_not_exists(#kind)";
        if (read.containsKey(wanted.kind())) {
            unchanged = "#kind = :read";
            values.put(":read", read.get(wanted.kind()));
        }
        if (mayExpire) {
            values.put(":end", end(now));
        }
        var condition = MAY_GET + (mayExpire ? MAY_EXPIRE : "") + " AND " + unchanged;
        try {
            dynamoDb.updateItem(update -> update.tableName(table).key(MailStates.key(wanted.ref()))
                    .conditionExpression(condition)
                    .updateExpression("SET #kind = :recent" + (mayExpire ? ", expiresAt = :end" : ""))
                    .expressionAttributeNames(Map.of("#kind", wanted.kind()))
                    .expressionAttributeValues(values));
            return Optional.empty();
        } catch (ConditionalCheckFailedException overtaken) {
            return take(wanted, most, now);
        }
    }

    private static boolean hasRoom(Map<String, AttributeValue> recent, Wanted wanted, int most) {
        var ofTeam = recent.values().stream().filter(slot -> wanted.teamId().equals(Items.text(slot.m(), "team")))
                .count();
        return wanted.noted() ? recent.size() < MOST_NOTED : recent.size() < most && ofTeam < MOST_OF_A_TEAM;
    }

    private static Map<String, AttributeValue> recent(Map<String, AttributeValue> item, String kind, Instant now) {
        return item.containsKey(kind)
                ? item.get(kind).m().entrySet().stream()
                        .filter(entry -> now.isBefore(Items.requiredInstant(entry.getValue().m(), "at").plus(WEEK)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one,
                                HashMap::new))
                : new HashMap<>();
    }

    private static AttributeValue end(Instant now) {
        return AttributeValue.fromN(String.valueOf(now.plus(WEEK).getEpochSecond()));
    }
}
