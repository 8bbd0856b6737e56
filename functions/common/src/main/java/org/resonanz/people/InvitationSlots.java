package org.resonanz.people;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.resonanz.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The invitations that a person got lately, by name, in the person's item: nobody gets more than so many within seven
 * days. The item goes by itself where it holds nothing else.
 */
public final class InvitationSlots {
    private static final Duration WEEK = Duration.ofDays(7);
    /** Only of an item that holds nothing that must stay. */
    private static final String GOES = " AND attribute_not_exists(digestOffAt)";
    private static final String MAY_GET = "attribute_not_exists(invitationsOffAt) AND attribute_not_exists(stopped)";

    private final DynamoDbClient dynamoDb;
    private final String table;

    public InvitationSlots(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Takes a slot for an invitation; one that has its slot keeps it. In the usual case this is one write.
     *
     * @param invitation its name, the same for the same invitation
     * @param most       how many a person may get within seven days
     * @return why there is none: the person's {@link MailStates.Refusal}, or {@code WEEKLY_LIMIT}; empty where there is
     */
    public Optional<String> take(String ref, String invitation, int most, Instant now) {
        try {
            dynamoDb.updateItem(update -> update.tableName(table).key(MailStates.key(ref))
                    .conditionExpression(MAY_GET + GOES + " AND attribute_exists(invited)"
                            + " AND (attribute_exists(invited.#invitation) OR size(invited) < :most)")
                    .updateExpression("SET invited.#invitation = if_not_exists(invited.#invitation, :now),"
                            + " expiresAt = :end")
                    .expressionAttributeNames(Map.of("#invitation", invitation))
                    .expressionAttributeValues(Items.values().put(":now", now).put(":most", most)
                            .put(":end", end(now)).build())
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Optional.empty();
        } catch (ConditionalCheckFailedException full) {
            return takeAfterPruning(ref, invitation, most, now, full.hasItem() ? full.item() : Map.of());
        }
    }

    /** Makes room by forgetting what is older than a week; decided anew where somebody else was quicker. */
    private Optional<String> takeAfterPruning(String ref, String invitation, int most, Instant now,
            Map<String, AttributeValue> read) {
        var refusal = MailStates.refusal(read, MailList.INVITATIONS);
        if (refusal.isPresent()) {
            return refusal.map(MailStates.Refusal::name);
        }
        var recent = recent(read, now);
        if (recent.size() >= most && !recent.containsKey(invitation)) {
            return Optional.of("WEEKLY_LIMIT");
        }
        recent.putIfAbsent(invitation, AttributeValue.fromS(Items.time(now)));
        var goes = !read.containsKey(MailList.DIGEST.attribute());
        var values = goes ? Items.values().put(":end", end(now)).build() : Items.values().build();
        values.put(":recent", AttributeValue.fromM(recent));
        var unchanged = "attribute_not_exists(invited)";
        if (read.containsKey("invited")) {
            unchanged = "invited = :read";
            values.put(":read", read.get("invited"));
        }
        var condition = MAY_GET + (goes ? GOES : "") + " AND " + unchanged;
        try {
            dynamoDb.updateItem(update -> update.tableName(table).key(MailStates.key(ref))
                    .conditionExpression(condition)
                    .updateExpression("SET invited = :recent" + (goes ? ", expiresAt = :end" : ""))
                    .expressionAttributeValues(values));
            return Optional.empty();
        } catch (ConditionalCheckFailedException overtaken) {
            return take(ref, invitation, most, now);
        }
    }

    private static Map<String, AttributeValue> recent(Map<String, AttributeValue> item, Instant now) {
        return item.containsKey("invited") ? item.get("invited").m().entrySet().stream()
                .filter(entry -> now.isBefore(Instant.parse(entry.getValue().s()).plus(WEEK)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, HashMap::new))
                : new HashMap<>();
    }

    private static long end(Instant now) {
        return now.plus(WEEK).getEpochSecond();
    }
}
