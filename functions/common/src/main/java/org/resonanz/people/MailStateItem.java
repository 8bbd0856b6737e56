package org.resonanz.people;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.resonanz.platform.aws.FormatVersion;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads items of people's mails, {@code PERSON#ref / MAIL}, and makes the changes of them. */
public final class MailStateItem {
    /** The condition under which a person gets invitations. */
    public static final String MAY_INVITE = "attribute_not_exists(" + offAt(MailList.INVITATIONS)
            + ") AND attribute_not_exists(stopped)";
    /** The condition under which TTL may remove an item: it holds no opt-out of the digest, which must stay. */
    public static final String MAY_EXPIRE = "attribute_not_exists(" + offAt(MailList.DIGEST) + ")";
    /** The attributes of an item that tell why an address takes no mail, and whose it is. */
    static final String STOPPED = FormatVersion.projection("PK, stopped");

    /** The end of an update that keeps the item for ever, as a person's wish never lapses. */
    private static final String FOR_EVER = " REMOVE " + Items.EXPIRES_AT;

    private static final String STOP = "stopped = :why, stoppedAt = if_not_exists(stoppedAt, :now)";

    private MailStateItem() {}

    /** Returns the key of a person's item. */
    public static Map<String, AttributeValue> key(String ref) {
        return Items.key(PersonItem.partition(ref), "MAIL");
    }

    /** Returns the name of the attribute that holds since when they are off a list. */
    private static String offAt(MailList list) {
        return switch (list) {
            case INVITATIONS -> "invitationsOffAt";
            case DIGEST -> "digestOffAt";
        };
    }

    /** Reads which mails a person gets, from their item or from an empty one if there is none. */
    public static MailState fromItem(Map<String, AttributeValue> item) {
        var stopped = Items.text(item, "stopped");
        return new MailState(stopped == null ? null : NoMail.valueOf(stopped), Arrays.stream(MailList.values())
                .filter(list -> item.containsKey(offAt(list))).collect(Collectors.toSet()));
    }

    /** Returns true if TTL may remove an item: it holds no opt-out of the digest, which must stay. */
    public static boolean mayExpire(Map<String, AttributeValue> item) {
        return !item.containsKey(offAt(MailList.DIGEST));
    }

    /** Returns the change that takes a person off a list. */
    static ItemUpdate unsubscribed(String ref, MailList list, Instant now) {
        return ItemUpdate.of(key(ref), "SET " + off(list) + FOR_EVER, Items.values().put(":now", now));
    }

    /** Returns the same change and notes that it is counted. It fails if it was made before, or counted this week. */
    static ItemUpdate unsubscribed(String ref, MailList list, Instant now, MailHealth.Count count) {
        return counted(ref, off(list), "attribute_not_exists(" + offAt(list) + ")", Items.values().put(":now", now),
                count, now);
    }

    private static String off(MailList list) {
        return offAt(list) + " = if_not_exists(" + offAt(list) + ", :now)";
    }

    /** Returns the change that puts a person on a list again. */
    static ItemUpdate subscribed(String ref, MailList list) {
        return ItemUpdate.of(key(ref), "REMOVE " + offAt(list), Items.values());
    }

    /** Returns the change that forgets that mails bounced. It fails if they did not. */
    static ItemUpdate bounceForgotten(String ref) {
        return ItemUpdate.of(key(ref), "REMOVE stopped, stoppedAt",
                Items.values().put(":bounced", NoMail.BOUNCED.name())).onlyIf("stopped = :bounced");
    }

    /** Returns the change that stops all mails. It fails if the owner has complained. */
    static ItemUpdate stopped(String ref, NoMail why, Instant now) {
        return ItemUpdate.of(key(ref), "SET " + STOP + FOR_EVER, stop(why, now)).onlyIf("NOT stopped = :complained");
    }

    /** Returns the same change and notes that it is counted. It fails if it was made before, or counted this week. */
    static ItemUpdate stopped(String ref, NoMail why, Instant now, MailHealth.Count count) {
        return counted(ref, STOP, "NOT stopped IN (:why, :complained)", stop(why, now), count, now);
    }

    private static Items stop(NoMail why, Instant now) {
        return Items.values().put(":why", why.name()).put(":now", now)
                .put(":complained", NoMail.COMPLAINED.name());
    }

    /** Returns a change that notes in which week it is counted, so that each person counts once a week. */
    private static ItemUpdate counted(String ref, String change, String isNew, Items values, MailHealth.Count count,
            Instant now) {
        var countedIn = count.label() + "In";
        return ItemUpdate.of(key(ref), "SET " + change + ", " + countedIn + " = :week" + FOR_EVER,
                values.put(":week", MailHealth.week(now)))
                .onlyIf("(" + isNew + ") AND NOT " + countedIn + " = :week");
    }
}
