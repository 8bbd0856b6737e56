package org.resonanz.people;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.BatchReads;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What keeps mails from people: {@code PERSON#ref / MAIL}, under their pseudonym. Everything here may be done twice.
 */
public final class MailStates {
    /** Why a person gets no mail. */
    public enum Refusal {
        UNSUBSCRIBED, BOUNCED, COMPLAINED
    }

    private static final String PREFIX = "PERSON#";
    /** What a person wishes never lapses. */
    private static final String FOR_EVER = " REMOVE expiresAt";

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

    public void unsubscribe(String ref, MailList list, Instant now) {
        dynamoDb.updateItem(update -> update.tableName(table).key(key(ref))
                .updateExpression("SET " + list.attribute() + " = if_not_exists(" + list.attribute() + ", :now)"
                        + FOR_EVER)
                .expressionAttributeValues(Items.values().put(":now", now).build()));
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

    /** Stops all mails to an address that does not take them or whose owner complained. */
    public void stop(String ref, Refusal why, Instant now) {
        dynamoDb.updateItem(update -> update.tableName(table).key(key(ref))
                .updateExpression("SET stopped = :why, stoppedAt = if_not_exists(stoppedAt, :now)" + FOR_EVER)
                .expressionAttributeValues(Items.values().put(":why", why.name()).put(":now", now).build()));
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
