package org.resonanz.people;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.BatchReads;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Stores and reads whether people get mails, under their pseudonyms: {@code PERSON#ref / MAIL}. Every call may be
 * repeated. A change that stops mails is counted ({@link MailHealth}) in the same transaction, so it is counted once.
 */
public final class MailStates {
    /** A reason why a person gets no mail. */
    public enum Refusal {
        UNSUBSCRIBED, BOUNCED, COMPLAINED
    }

    private static final String PREFIX = "PERSON#";
    /** The end of an update that keeps the item for ever, as a person's wish never lapses. */
    private static final String FOR_EVER = " REMOVE expiresAt";
    /** The number of tries of a count that others change, too. After them the change is made without being counted. */
    private static final int ATTEMPTS = 5;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public MailStates(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Returns why an address with a {@code +tag} takes no mail. Bounces are noted under the whole address, as they say
     * nothing about the person's other addresses.
     *
     * @param mailRef the pseudonym of the whole address
     * @return empty if it takes mail or has no tag
     */
    public Optional<Refusal> stoppedTag(String ref, String mailRef) {
        return mailRef.equals(ref)
                ? Optional.empty()
                : Optional.ofNullable(Items.text(item(mailRef), "stopped")).map(Refusal::valueOf);
    }

    /** Returns true if a person's address takes no mail at all. Lists that the person has left do not matter here. */
    public boolean isStopped(String ref) {
        return item(ref).containsKey("stopped");
    }

    /** Returns why a person gets no mails of a list; empty if they get them. */
    public Optional<Refusal> refusal(String ref, MailList list) {
        return refusal(item(ref), list);
    }

    /**
     * Returns why a person gets no mails of a list; empty if they get them.
     *
     * @param item the person's item, empty if there is none
     */
    public static Optional<Refusal> refusal(Map<String, AttributeValue> item, MailList list) {
        var stopped = Items.text(item, "stopped");
        if (stopped != null) {
            return Optional.of(Refusal.valueOf(stopped));
        }
        return item.containsKey(list.attribute()) ? Optional.of(Refusal.UNSUBSCRIBED) : Optional.empty();
    }

    /** Takes a person off a list, for ever. */
    public void unsubscribe(String ref, MailList list, Instant now) {
        var off = list.attribute();
        var change = "SET " + off + " = if_not_exists(" + off + ", :now)";
        if (!counted(ref, MailHealth.Count.OPTED_OUT, change, "attribute_not_exists(" + off + ")",
                Items.values().put(":now", now), now)) {
            dynamoDb.updateItem(update -> update.tableName(table).key(key(ref)).updateExpression(change + FOR_EVER)
                    .expressionAttributeValues(Items.values().put(":now", now).build()));
        }
    }

    /**
     * Puts a person on a list again, and forgets that mails bounced: somebody who asks for it by a link in a mail has
     * shown that the address works. A complaint stays, because mail scanners press buttons, too.
     */
    public void subscribe(String ref, MailList list) {
        dynamoDb.updateItem(
                update -> update.tableName(table).key(key(ref)).updateExpression("REMOVE " + list.attribute()));
        try {
            dynamoDb.updateItem(update -> update.tableName(table).key(key(ref))
                    .conditionExpression("stopped = :bounced").updateExpression("REMOVE stopped, stoppedAt")
                    .expressionAttributeValues(Items.values().put(":bounced", Refusal.BOUNCED.name()).build()));
        } catch (ConditionalCheckFailedException notBounced) {
            // There is nothing to take back.
        }
    }

    /**
     * Stops all mails to an address that does not take them or whose owner complained. A later bounce does not replace
     * a complaint.
     */
    public void stop(String ref, Refusal why, Instant now) {
        var change = "SET stopped = :why, stoppedAt = if_not_exists(stoppedAt, :now)";
        var count = why == Refusal.COMPLAINED ? MailHealth.Count.COMPLAINED : MailHealth.Count.BOUNCED;
        if (!counted(ref, count, change, "NOT stopped IN (:why, :complained)", stop(why, now), now)) {
            try {
                dynamoDb.updateItem(update -> update.tableName(table).key(key(ref))
                        .conditionExpression("NOT stopped = :complained").updateExpression(change + FOR_EVER)
                        .expressionAttributeValues(stop(why, now).build()));
            } catch (ConditionalCheckFailedException complained) {
                // Nothing stops an address for longer.
            }
        }
    }

    private static Items stop(Refusal why, Instant now) {
        return Items.values().put(":why", why.name()).put(":now", now)
                .put(":complained", Refusal.COMPLAINED.name());
    }

    /**
     * Changes a person's item and counts the change in the same transaction, each person once a week.
     *
     * @param isNew  condition that fails if the change was made before
     * @param values the values that the change names
     * @return false if nothing was written, because the change does not count or others kept changing the count
     */
    private boolean counted(String ref, MailHealth.Count count, String change, String isNew, Items values,
            Instant now) {
        var week = MailHealth.week(now);
        var countedIn = count.attribute() + "In";
        var person = Update.builder().tableName(table).key(key(ref))
                .updateExpression(change + ", " + countedIn + " = :week" + FOR_EVER)
                .conditionExpression("(" + isNew + ") AND NOT " + countedIn + " = :week")
                .expressionAttributeValues(values.put(":week", week).build()).build();
        var total = Update.builder().tableName(table).key(MailHealth.key(week))
                .updateExpression("ADD " + count.attribute() + " :one")
                .expressionAttributeValues(Items.values().put(":one", 1).build()).build();
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                dynamoDb.transactWriteItems(write -> write.transactItems(
                        TransactWriteItem.builder().update(person).build(),
                        TransactWriteItem.builder().update(total).build()));
                return true;
            } catch (TransactionCanceledException cancelled) {
                Overtaken.elseThrow(cancelled);
                if (cancelled.cancellationReasons().getFirst().code().equals("ConditionalCheckFailed")) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Returns the pseudonyms, out of some, whose address does not take mails. */
    public Set<String> bounced(Collection<String> refs) {
        return BatchReads.read(dynamoDb, table, refs.stream().distinct().map(MailStates::key).toList(),
                wanted -> wanted.projectionExpression("PK, stopped")).stream()
                .filter(item -> Refusal.BOUNCED.name().equals(Items.text(item, "stopped")))
                .map(item -> Items.requiredText(item, "PK").substring(PREFIX.length())).collect(Collectors.toSet());
    }

    private Map<String, AttributeValue> item(String ref) {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(key(ref))).item();
    }

    /** Returns the key of the person's item. */
    public static Map<String, AttributeValue> key(String ref) {
        return Items.key(PREFIX + ref, "MAIL");
    }
}
