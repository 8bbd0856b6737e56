package org.resonanz.invitations;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.invitations.InvitationSlots.Slot;
import org.resonanz.invitations.InvitationSlots.Wanted;
import org.resonanz.people.MailStateItem;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the slots of a person's invitations to attributes of their item of mails ({@link MailStateItem}) and back:
 * {@code invited} for requests that they made, {@code noted} for those that teams noted, each a map by the names of the
 * invitations. Once its slots are free again, TTL removes the item, unless it holds an opt-out of the digest, which must
 * stay.
 */
final class InvitationSlotItem {
    private InvitationSlotItem() {}

    /** Returns the attribute that holds the slots of the same kind. */
    private static String kind(Wanted wanted) {
        return wanted.noted() ? "noted" : "invited";
    }

    /** Reads the slots of the same kind as an invitation. */
    static InvitationSlots fromItem(Map<String, AttributeValue> item, Wanted wanted) {
        var stored = item.get(kind(wanted));
        return new InvitationSlots(stored == null
                ? Map.of()
                : stored.m().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                        entry -> new Slot(Items.requiredInstant(entry.getValue().m(), "at"),
                                Items.text(entry.getValue().m(), "team")))));
    }

    private static AttributeValue attribute(Slot slot) {
        return AttributeValue.fromM(Items.values().put("at", slot.at()).put("team", slot.teamId()).build());
    }

    private static AttributeValue attribute(InvitationSlots slots) {
        return AttributeValue.fromM(slots.slots().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> attribute(entry.getValue()))));
    }

    /**
     * Returns the change that takes a slot, or keeps the one that the invitation has. It fails if there was never a
     * slot before, so many are taken that a limit may be passed, or the person gets no invitations.
     */
    static ItemUpdate taken(Wanted wanted, int most, Instant now) {
        return ItemUpdate.of(MailStateItem.key(wanted.ref()),
                "SET #kind.#name = if_not_exists(#kind.#name, :slot), " + Items.EXPIRES_AT + " = :end",
                Items.values().put(":free", wanted.free(most)).put(":slot", attribute(wanted.slot(now)))
                        .put(":end", end(now)))
                .naming(Map.of("#kind", kind(wanted), "#name", wanted.name()))
                .onlyIf(MailStateItem.MAY_INVITE + " AND " + MailStateItem.MAY_EXPIRE
                        + " AND attribute_exists(#kind)"
                        + " AND (attribute_exists(#kind.#name) OR size(#kind) < :free)");
    }

    /**
     * Returns the change that replaces all slots of a kind. It fails if they have changed since they were read, or the
     * person gets no invitations any more.
     *
     * @param read the item as it was read, empty if there was none
     */
    static ItemUpdate replaced(Map<String, AttributeValue> read, Wanted wanted, InvitationSlots slots, Instant now) {
        var mayExpire = MailStateItem.mayExpire(read);
        var stored = read.get(kind(wanted));
        return ItemUpdate.of(MailStateItem.key(wanted.ref()),
                "SET #kind = :recent" + (mayExpire ? ", " + Items.EXPIRES_AT + " = :end" : ""),
                Items.values().put(":recent", attribute(slots)).put(":read", stored)
                        .put(":end", mayExpire ? end(now) : null))
                .naming(Map.of("#kind", kind(wanted)))
                .onlyIf(MailStateItem.MAY_INVITE + (mayExpire ? " AND " + MailStateItem.MAY_EXPIRE : "")
                        + " AND " + (stored == null ? "attribute_not_exists(#kind)" : "#kind = :read"));
    }

    private static Long end(Instant now) {
        return now.plus(InvitationSlots.WEEK).getEpochSecond();
    }
}
