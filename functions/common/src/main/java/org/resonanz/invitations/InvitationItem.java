package org.resonanz.invitations;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemUpdate;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.DayIndexItem;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Converts invitations to items of the table and back, and makes the changes of them: {@code INVITATION#n}. */
public final class InvitationItem {
    /** The beginning of all sort keys of invitations. */
    public static final String PREFIX = "INVITATION#";

    /** The attributes that only serve sending. */
    public static final Set<String> TECHNICAL = Set.of("claim", "claimedUntil");

    private InvitationItem() {}

    private static Items item(Request request, Instant expiresAt) {
        return Items.item(RequestItem.partition(request.id()), PREFIX + request.completions())
                .put(Items.EXPIRES_AT, expiresAt.getEpochSecond());
    }

    /** Returns true for the item of an invitation. */
    public static boolean is(Map<String, AttributeValue> item) {
        return Items.sort(item).startsWith(PREFIX);
    }

    /** Reads an invitation from its item. */
    public static Invitation fromItem(Map<String, AttributeValue> item) {
        var entersOn = Items.text(item, "entersOn");
        return new Invitation(RequestItem.id(item), Integer.parseInt(Items.sort(item).substring(PREFIX.length())),
                item.containsKey("claimedUntil"), Items.instant(item, "sentAt"), Items.instant(item, "remindedAt"),
                entersOn == null ? null : LocalDate.parse(entersOn), notInvited(item));
    }

    private static @Nullable NotInvited notInvited(Map<String, AttributeValue> item) {
        var reason = Items.text(item, "notInvited");
        return reason == null ? null : NotInvited.valueOf(reason);
    }

    /** Returns the query of the invitations in one partition of a day of entry. */
    public static QueryRequest enteringOn(String table, LocalDate day, int shard) {
        return DayIndexItem.query(table, DayShards.Kind.INVITATION, day, shard).build();
    }

    /** Returns the write that stores why there is no invitation for the last completion. */
    public static ItemPut notInvited(Request request, NotInvited reason, Instant now, Instant expiresAt) {
        return ItemPut.of(item(request, expiresAt).put("notInvited", reason.name()).put("at", now).build()).ifAbsent();
    }

    /**
     * Returns the write that claims the right to send the invitation for the last completion. It fails if it was sent,
     * or somebody else's claim has not lapsed.
     *
     * @param claim    id of the claim
     * @param until    time at which the claim lapses
     * @param entersOn the invitation's day of entry
     */
    public static ItemPut claimed(Request request, String claim, Instant now, Instant until, LocalDate entersOn,
            Instant expiresAt) {
        return ItemPut.of(item(request, expiresAt).put("claim", claim).put("claimedUntil", until)
                .put("entersOn", entersOn.toString()).build())
                .onlyIf(Items.ABSENT + " OR (claimedUntil < :now AND attribute_not_exists(sentAt))",
                        Items.values().put(":now", now));
    }

    /** Returns the write that marks a claimed invitation as sent. It fails if somebody else has the claim. */
    public static ItemPut sent(Request request, String claim, Instant sentAt, LocalDate entersOn,
            Instant expiresAt) {
        var ref = request.requester().ref();
        var item = RequestItem.rater(item(request, expiresAt), request);
        DayIndexItem.putWork(item, request.id().toString(), request.completions(), request.teamId(),
                request.department());
        return ItemPut.of(item.put("sentAt", sentAt)
                .put("entersOn", entersOn.toString())
                .put(DayIndexItem.SHARD, DayShards.of(DayShards.Kind.INVITATION, entersOn, ref)).build())
                .onlyIf("claim = :claim", Items.values().put(":claim", claim));
    }

    /**
     * Returns the change that claims an invitation's one reminder. Attributes that the nights read stay as they are. It
     * fails if the reminder was claimed before, or the invitation is gone.
     */
    public static ItemUpdate reminded(Invitation invitation, Instant now) {
        return ItemUpdate.of(key(invitation), "SET remindedAt = :now", Items.values().put(":now", now))
                .onlyIf("attribute_exists(sentAt) AND attribute_not_exists(remindedAt)");
    }

    /** Returns the change that gives back a claim of a reminder. */
    public static ItemUpdate notReminded(Invitation invitation, Instant claimedAt) {
        return ItemUpdate.of(key(invitation), "REMOVE remindedAt", Items.values().put(":then", claimedAt))
                .onlyIf("remindedAt = :then");
    }

    private static Map<String, AttributeValue> key(Invitation invitation) {
        return Items.key(RequestItem.partition(invitation.requestId()), PREFIX + invitation.completion());
    }
}
