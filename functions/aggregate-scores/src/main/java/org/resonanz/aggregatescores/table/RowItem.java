package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Attributes.map;
import static org.resonanz.aggregatescores.table.Attributes.number;
import static org.resonanz.aggregatescores.table.Attributes.text;
import static org.resonanz.platform.aws.Items.required;
import static org.resonanz.platform.aws.Items.requiredInstant;
import static org.resonanz.platform.aws.Items.requiredNumber;
import static org.resonanz.platform.aws.Items.requiredText;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.nights.WaitingItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.teams.TeamItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts parcels, day rows on their way, to items {@code TEAM#id / DAY#date#department} and back. */
final class RowItem {
    static final String PREFIX = WaitingItem.ROW;

    private RowItem() {}

    /** Returns the partition of a team's rows, batches and comments. */
    static String partition(String teamId) {
        return TeamItem.partition(teamId);
    }

    static Map<String, AttributeValue> key(Parcel parcel) {
        var row = parcel.row();
        return Items.key(partition(row.source().teamId()), PREFIX + row.day() + "#" + row.source().department());
    }

    static Map<String, AttributeValue> toItem(Parcel parcel) {
        var row = parcel.row();
        var item = new LinkedHashMap<>(key(parcel));
        item.put("day", text(row.day().toString()));
        item.put("teamId", text(row.source().teamId()));
        item.put("department", text(row.source().department()));
        item.put("voices", map(mapped(row.voices(), RowItem::voice)));
        item.put("silent", AttributeValue.fromL(row.silent().stream().map(Attributes::text).toList()));
        item.put("surplus", TallyItem.toAttribute(row.surplus()));
        item.put("surplusAsked", number(row.surplusAsked()));
        item.put("surplusSilent", number(row.surplusSilent()));
        var followedUpFrom = row.followedUpFrom();
        if (followedUpFrom != null) {
            item.put("followedUpFrom", text(followedUpFrom));
        }
        HandlingCountsItem.put(item, row.handling());
        item.put("turnaround", TallyItem.toAttribute(row.turnaround()));
        item.put("comments", AttributeValue.fromL(row.comments().stream().map(CommentedItem::comment).toList()));
        item.put("invited", AttributeValue.fromBool(row.isInvited()));
        item.put("stays", AttributeValue.fromL(parcel.stays().stream().map(RowItem::stay).toList()));
        if (parcel.closedOn() != null) {
            item.put("closedOn", text(parcel.closedOn().toString()));
        }
        return item;
    }

    static Parcel fromItem(Map<String, AttributeValue> item) {
        var row = DayRow.empty(LocalDate.parse(requiredText(item, "day")),
                new InterfaceKey(requiredText(item, "teamId"), requiredText(item, "department")));
        // What was folded before stays as it is.
        required(item, "voices").m().forEach((ref, voice) -> row.speak(ref, voice(voice.m()), Integer.MAX_VALUE));
        Items.texts(item, "silent").forEach(ref -> row.beSilent(ref, Integer.MAX_VALUE));
        row.addSums(TallyItem.tally(required(item, "surplus")), requiredNumber(item, "surplusAsked"),
                requiredNumber(item, "surplusSilent"));
        var followedUpFrom = Items.text(item, "followedUpFrom");
        if (followedUpFrom != null) {
            row.addFollowedUpFrom(followedUpFrom);
        }
        row.handle(HandlingCountsItem.read(item));
        row.turnaround().add(TallyItem.turnaround(required(item, "turnaround")));
        required(item, "comments").l().forEach(comment -> row.comment(CommentedItem.comment(comment)));
        if (Items.flag(item, "invited")) {
            row.invite();
        }
        var closedOn = Items.text(item, "closedOn");
        return new Parcel(row, required(item, "stays").l().stream().map(stay -> stay(stay.m())).toList(),
                closedOn == null ? null : LocalDate.parse(closedOn));
    }

    private static <T> Map<String, AttributeValue> mapped(Map<String, T> values, Function<T, AttributeValue> form) {
        var mapped = new LinkedHashMap<String, AttributeValue>();
        values.forEach((name, value) -> mapped.put(name, form.apply(value)));
        return mapped;
    }

    private static AttributeValue voice(Voice voice) {
        return map(Map.of("rating", number(voice.rating()), "drivers", map(mapped(voice.drivers(), Attributes::number)),
                "asked", AttributeValue.fromBool(voice.asked()),
                "followedUp", AttributeValue.fromBool(voice.followedUp()),
                "ratedAt", text(Items.time(voice.ratedAt())), "id", text(voice.id())));
    }

    private static Voice voice(Map<String, AttributeValue> voice) {
        var drivers = new TreeMap<String, Integer>();
        required(voice, "drivers").m().forEach((name, value) -> drivers.put(name, Integer.valueOf(value.n())));
        return new Voice(requiredNumber(voice, "rating"), drivers, Items.flag(voice, "asked"),
                Items.flag(voice, "followedUp"), requiredInstant(voice, "ratedAt"), requiredText(voice, "id"));
    }

    private static AttributeValue stay(Parcel.Stay stay) {
        var item = new LinkedHashMap<String, AttributeValue>();
        item.put("since", text(stay.since().toString()));
        item.put("teamId", text(stay.node().teamId()));
        item.put("place", text(stay.node().name()));
        if (stay.triedOn() != null) {
            item.put("triedOn", text(stay.triedOn().toString()));
        }
        return map(item);
    }

    private static Parcel.Stay stay(Map<String, AttributeValue> stay) {
        var triedOn = Items.text(stay, "triedOn");
        return new Parcel.Stay(LocalDate.parse(requiredText(stay, "since")),
                new Node(requiredText(stay, "teamId"), requiredText(stay, "place")),
                triedOn == null ? null : LocalDate.parse(triedOn));
    }
}
