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
 * What keeps mails from people: {@code PERSON#ref / MAIL}, under their pseudonym. Everything here may be done twice;
 * what takes somebody's mails away is counted ({@link MailHealth}) in the same transaction, so it is counted once.
 */
public final class MailStates {
    /** Why a person gets no mail. */
    public enum Refusal {
        UNSUBSCRIBED, BOUNCED, COMPLAINED
    }

    private static final String PREFIX = "PERSON#";
    /** What a person wishes never lapses. */
    private static final String FOR_EVER = " REMOVE expiresAt";
    /** How often a count is tried while others change it; then the wish is fulfilled and not counted. */
    private static final int ATTEMPTS = 5;

    private final DynamoDbClient dynamoDb;
    private final String table;

    public MailStates(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Returns why an address with a tag takes no mail. Its bounces are noted under the address itself: they say nothing
     * of the person's others.
     *
     * @param mailRef the pseudonym of the very address
     * @return empty where it takes mail, or has no tag
     */
    public Optional<Refusal> stoppedTag(String ref, String mailRef) {
        return mailRef.equals(ref)
                ? Optional.empty()
                : Optional.ofNullable(Items.text(item(mailRef), "stopped")).map(Refusal::valueOf);
    }

    /** True where a person's address takes no mail at all; what they are off by their own wish does not matter. */
    public boolean isStopped(String ref) {
        return item(ref).containsKey("stopped");
    }

    /** Why a person gets no mails of a list; empty where they do. */
    public Optional<Refusal> refusal(String ref, MailList list) {
        return refusal(item(ref), list);
    }

    /** The same, of a person's item that was read; the item may be empty. */
    public static Optional<Refusal> refusal(Map<String, AttributeValue> item, MailList list) {
        var stopped = Items.text(item, "stopped");
        if (stopped != null) {
            return Optional.of(Refusal.valueOf(stopped));
        }
        return item.containsKey(list.attribute()) ? Optional.of(Refusal.UNSUBSCRIBED) : Optional.empty();
    }

    /** Takes a person off a list. */
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
     * Puts a person on a list again; who asks for it by a link in a mail has shown that the address works. A complaint
     * stays: mail scanners press buttons, too.
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

    /** Stops all mails to an address that does not take them or whose owner complained; a complaint stays one. */
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
     * Changes a person's item and counts that with it, each person once a week.
     *
     * @param isNew  condition without which the change was made before
     * @param values those that the change names
     * @return false where it is not to be counted, or others are at work on the count: the change is still to do
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

    /** Returns those of some pseudonyms whose address does not take mails. */
    public Set<String> bounced(Collection<String> refs) {
        return BatchReads.read(dynamoDb, table, refs.stream().distinct().map(MailStates::key).toList(),
                wanted -> wanted.projectionExpression("PK, stopped")).stream()
                .filter(item -> Refusal.BOUNCED.name().equals(Items.text(item, "stopped")))
                .map(item -> Items.requiredText(item, "PK").substring(PREFIX.length())).collect(Collectors.toSet());
    }

    private Map<String, AttributeValue> item(String ref) {
        return dynamoDb.getItem(get -> get.tableName(table).consistentRead(true).key(key(ref))).item();
    }

    /** Key of the person's item. */
    public static Map<String, AttributeValue> key(String ref) {
        return Items.key(PREFIX + ref, "MAIL");
    }
}
