package org.resonanz.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.resonanz.platform.aws.BatchReads;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Overtaken;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Stores and reads which mails people get, under their pseudonyms. Every call may be repeated. A change that stops
 * mails is counted ({@link MailHealth}) in the same transaction, so it is counted once.
 */
public final class MailStateTable {
    private final DynamoDbClient dynamoDb;
    private final String table;

    public MailStateTable(DynamoDbClient dynamoDb, String table) {
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
    public Optional<NoMail> stoppedTag(String ref, String mailRef) {
        return mailRef.equals(ref)
                ? Optional.empty()
                : Optional.ofNullable(read(mailRef).stopped());
    }

    /** Returns true if a person's address takes no mail at all. Lists that the person has left do not matter here. */
    public boolean isStopped(String ref) {
        return read(ref).stopped() != null;
    }

    /** Returns why a person gets no mails of a list; empty if they get them. */
    public Optional<NoMail> refusal(String ref, MailList list) {
        return read(ref).refusal(list);
    }

    /** Takes a person off a list, for ever. */
    public void unsubscribe(String ref, MailList list, Instant now) {
        var count = MailHealth.Count.OPTED_OUT;
        if (!counted(MailStateItem.unsubscribed(ref, list, now, count), count, now)) {
            write(MailStateItem.unsubscribed(ref, list, now));
        }
    }

    /**
     * Puts a person on a list again, and forgets that mails bounced: somebody who asks for it by a link in a mail has
     * shown that the address works. A complaint stays, because mail scanners press buttons, too.
     */
    public void subscribe(String ref, MailList list) {
        write(MailStateItem.subscribed(ref, list));
        try {
            write(MailStateItem.bounceForgotten(ref));
        } catch (ConditionalCheckFailedException notBounced) {
            // There is nothing to take back.
        }
    }

    /**
     * Stops all mails to an address that does not take them or whose owner complained. A later bounce does not replace
     * a complaint.
     */
    public void stop(String ref, NoMail why, Instant now) {
        var count = why == NoMail.COMPLAINED ? MailHealth.Count.COMPLAINED : MailHealth.Count.BOUNCED;
        if (!counted(MailStateItem.stopped(ref, why, now, count), count, now)) {
            try {
                write(MailStateItem.stopped(ref, why, now));
            } catch (ConditionalCheckFailedException complained) {
                // Nothing stops an address for longer.
            }
        }
    }

    private void write(ItemUpdate change) {
        dynamoDb.updateItem(change.request(table).build());
    }

    /**
     * Changes a person's item and counts the change in the same transaction.
     *
     * @return false if nothing was written, because the change does not count or others kept changing the count
     */
    private boolean counted(ItemUpdate change, MailHealth.Count count, Instant now) {
        var writes = List.of(change.part(table), MailHealthItem.counted(MailHealth.week(now), count).part(table));
        return Conflicts.retry(() -> tryToCount(writes)).orElse(false);
    }

    /**
     * Writes a change and its count.
     *
     * @return false if the change does not count; empty if others change the same items at this moment
     */
    private Optional<Boolean> tryToCount(List<TransactWriteItem> writes) {
        try {
            dynamoDb.transactWriteItems(write -> write.transactItems(writes));
            return Optional.of(true);
        } catch (TransactionCanceledException cancelled) {
            Overtaken.elseThrow(cancelled);
            var fails = Overtaken.isFailedCondition(cancelled.cancellationReasons().getFirst());
            return fails ? Optional.of(false) : Optional.empty();
        }
    }

    /** Returns the pseudonyms, out of some, whose address does not take mails. */
    public Set<String> bounced(Collection<String> refs) {
        return BatchReads.read(dynamoDb, table, refs.stream().distinct().map(MailStateItem::key).toList(),
                wanted -> wanted.projectionExpression(MailStateItem.STOPPED)).stream()
                .filter(item -> MailStateItem.fromItem(item).stopped() == NoMail.BOUNCED)
                .map(PersonItem::ref).collect(Collectors.toSet());
    }

    private MailState read(String ref) {
        return MailStateItem.fromItem(dynamoDb.getItem(get -> get.tableName(table).consistentRead(true)
                .key(MailStateItem.key(ref))).item());
    }
}
