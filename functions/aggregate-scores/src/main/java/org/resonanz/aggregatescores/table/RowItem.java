package org.resonanz.aggregatescores.table;

import static org.resonanz.platform.aws.Items.required;
import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredNumber;
import static org.resonanz.platform.aws.Items.requiredText;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.nights.WaitingItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.scores.BatchScoreItem;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts parcels, day rows on their way, to items {@code TEAM#id / DAY#date#department} and back. */
final class RowItem {
    static final String PREFIX = WaitingItem.ROW;

    private static final String HELPED = "helped";

    private RowItem() {}

    /** Returns the partition of a team's rows, batches, comments and groups of reasons. */
    static String partition(String teamId) {
        return TeamItem.partition(teamId);
    }

    static Map<String, AttributeValue> key(Parcel parcel) {
        var row = parcel.row();
        return Items.key(partition(row.interfaceKey().teamId()),
                PREFIX + row.day() + "#" + row.interfaceKey().department());
    }

    static Map<String, AttributeValue> toItem(Parcel parcel) {
        var row = parcel.row();
        var item = Items.values().putAll(key(parcel))
                .put("day", row.day().toString())
                .put("teamId", row.interfaceKey().teamId())
                .put("department", row.interfaceKey().department())
                .put("voices", voices(row.voices()))
                .put("silent", List.copyOf(row.silent()))
                .put("surplus", TallyItem.toAttribute(row.surplus()))
                .put("surplusReasons", ReasonTallyItem.toAttribute(row.surplusReasons()))
                .put("surplusAsked", row.surplusAsked())
                .put("surplusSilent", row.surplusSilent())
                .put("followedUpFrom", row.followedUpFrom())
                .put("turnaround", TallyItem.toAttribute(row.turnaround()))
                .put("comments", row.comments().stream().map(CommentedItem::text).toList())
                .put("invited", row.isInvited())
                .put("stays", AttributeValue.fromL(parcel.stays().stream().map(RowItem::stay).toList()))
                .put("closedOn", parcel.closedOn() == null ? null : parcel.closedOn().toString());
        HandlingCountsItem.put(item, row.handling());
        return item.build();
    }

    static Parcel fromItem(Map<String, AttributeValue> item) {
        var row = DayRow.empty(LocalDate.parse(requiredText(item, "day")),
                new InterfaceKey(requiredText(item, "teamId"), requiredText(item, "department")));
        // What was folded before stays as it is.
        required(item, "voices").m().forEach((ref, voice) -> row.speak(ref, voice(voice.m()), Integer.MAX_VALUE));
        Items.texts(item, "silent").forEach(ref -> row.beSilent(ref, Integer.MAX_VALUE));
        row.addSums(TallyItem.tally(required(item, "surplus")),
                ReasonTallyItem.fromAttribute(required(item, "surplusReasons")), requiredNumber(item, "surplusAsked"),
                requiredNumber(item, "surplusSilent"));
        var followedUpFrom = Items.text(item, "followedUpFrom");
        if (followedUpFrom != null) {
            row.addFollowedUpFrom(followedUpFrom);
        }
        row.handle(HandlingCountsItem.read(item));
        row.turnaround().add(TallyItem.turnaround(required(item, "turnaround")));
        required(item, "comments").l().forEach(comment -> row.comment(CommentedItem.comment(comment.s())));
        if (Items.flag(item, "invited")) {
            row.invite();
        }
        var closedOn = Items.text(item, "closedOn");
        return new Parcel(row, required(item, "stays").l().stream().map(stay -> stay(stay.m())).toList(),
                closedOn == null ? null : LocalDate.parse(closedOn));
    }

    private static AttributeValue voices(Map<String, Voice> voices) {
        var attributes = Items.values();
        voices.forEach((ref, voice) -> attributes.put(ref, voice(voice)));
        return AttributeValue.fromM(attributes.build());
    }

    private static AttributeValue voice(Voice voice) {
        var lostTime = voice.lostTime();
        return AttributeValue.fromM(Items.values().put("rating", voice.rating())
                .put("offered", voice.reasons().offered()).put("ticked", voice.reasons().ticked())
                .put("lostTime", lostTime == null ? null : lostTime.name()).put("asked", voice.asked())
                .put("followedUp", voice.followedUp()).put(HELPED, voice.helped() ? true : null)
                .put("ratedAt", voice.ratedAt()).put("id", voice.id()).build());
    }

    private static Voice voice(Map<String, AttributeValue> voice) {
        var lostTime = Items.text(voice, "lostTime");
        var read = new Voice(requiredNumber(voice, "rating"),
                new Reasons(Items.texts(voice, "offered"), Items.texts(voice, "ticked")),
                lostTime == null ? null : LostTime.valueOf(lostTime), Items.flag(voice, "asked"),
                Items.flag(voice, "followedUp"), requiredInstant(voice, "ratedAt"), requiredText(voice, "id"));
        return Items.flag(voice, HELPED) ? read.ofHelp() : read;
    }

    private static AttributeValue stay(Parcel.Stay stay) {
        return AttributeValue.fromM(Items.values().put("since", stay.since().toString())
                .put("teamId", stay.node().teamId()).put(BatchScoreItem.NODE, stay.node().name())
                .put("triedOn", stay.triedOn() == null ? null : stay.triedOn().toString()).build());
    }

    private static Parcel.Stay stay(Map<String, AttributeValue> stay) {
        var triedOn = Items.text(stay, "triedOn");
        return new Parcel.Stay(LocalDate.parse(requiredText(stay, "since")),
                new Node(requiredText(stay, "teamId"), requiredText(stay, BatchScoreItem.NODE)),
                triedOn == null ? null : LocalDate.parse(triedOn));
    }
}
