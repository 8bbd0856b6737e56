package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Tables.map;
import static org.resonanz.aggregatescores.table.Tables.number;
import static org.resonanz.aggregatescores.table.Tables.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The form of parcels, day rows on their way, as items {@code TEAM#id / DAY#date#department}. */
final class RowItem {
    static final String PREFIX = "DAY#";

    private RowItem() {}

    static Map<String, AttributeValue> key(Parcel parcel) {
        var row = parcel.row();
        return Items.key("TEAM#" + row.source().teamId(), PREFIX + row.day() + "#" + row.source().department());
    }

    static Map<String, AttributeValue> toItem(Parcel parcel) {
        var row = parcel.row();
        var item = new LinkedHashMap<>(key(parcel));
        item.put("day", text(row.day().toString()));
        item.put("teamId", text(row.source().teamId()));
        item.put("department", text(row.source().department()));
        item.put("voices", map(mapped(row.voices(), RowItem::voice)));
        item.put("silent", AttributeValue.fromL(row.silent().stream().map(Tables::text).toList()));
        item.put("surplus", TallyItem.toAttribute(row.surplus()));
        item.put("surplusAsked", number(row.surplusAsked()));
        item.put("surplusSilent", number(row.surplusSilent()));
        if (row.followedUpFrom() != null) {
            item.put("followedUpFrom", text(row.followedUpFrom()));
        }
        HandlingItem.put(item, row.handling());
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
        var row = DayRow.empty(LocalDate.parse(Items.text(item, "day")),
                new Interface(Items.text(item, "teamId"), Items.text(item, "department")));
        // What was folded before stays as it is.
        item.get("voices").m().forEach((ref, voice) -> row.speak(ref, voice(voice.m()), Integer.MAX_VALUE));
        Items.texts(item, "silent").forEach(ref -> row.beSilent(ref, Integer.MAX_VALUE));
        row.addSums(TallyItem.tally(item.get("surplus")), Items.number(item, "surplusAsked"),
                Items.number(item, "surplusSilent"));
        if (item.containsKey("followedUpFrom")) {
            row.addFollowedUpFrom(Items.text(item, "followedUpFrom"));
        }
        row.handle(HandlingItem.read(item));
        row.turnaround().add(TallyItem.turnaround(item.get("turnaround")));
        item.get("comments").l().forEach(comment -> row.comment(CommentedItem.comment(comment)));
        if (Items.flag(item, "invited")) {
            row.invite();
        }
        var closedOn = Items.text(item, "closedOn");
        return new Parcel(row, item.get("stays").l().stream().map(stay -> stay(stay.m())).toList(),
                closedOn == null ? null : LocalDate.parse(closedOn));
    }

    private static <T> Map<String, AttributeValue> mapped(Map<String, T> values, Function<T, AttributeValue> form) {
        var mapped = new LinkedHashMap<String, AttributeValue>();
        values.forEach((name, value) -> mapped.put(name, form.apply(value)));
        return mapped;
    }

    private static AttributeValue voice(Voice voice) {
        return map(Map.of("rating", number(voice.rating()), "drivers", map(mapped(voice.drivers(), Tables::number)),
                "asked", AttributeValue.fromBool(voice.asked()),
                "followedUp", AttributeValue.fromBool(voice.followedUp()),
                "ratedAt", text(Items.time(voice.ratedAt())), "id", text(voice.id())));
    }

    private static Voice voice(Map<String, AttributeValue> voice) {
        var drivers = new TreeMap<String, Integer>();
        voice.get("drivers").m().forEach((name, value) -> drivers.put(name, Integer.valueOf(value.n())));
        return new Voice(Items.number(voice, "rating"), drivers, Items.flag(voice, "asked"),
                Items.flag(voice, "followedUp"), Instant.parse(Items.text(voice, "ratedAt")), Items.text(voice, "id"));
    }

    private static AttributeValue stay(Parcel.Stay stay) {
        var item = new LinkedHashMap<String, AttributeValue>();
        item.put("since", text(stay.since().toString()));
        item.put("teamId", text(stay.node().teamId()));
        item.put("place", text(stay.node().place()));
        if (stay.triedOn() != null) {
            item.put("triedOn", text(stay.triedOn().toString()));
        }
        return map(item);
    }

    private static Parcel.Stay stay(Map<String, AttributeValue> stay) {
        var triedOn = Items.text(stay, "triedOn");
        return new Parcel.Stay(LocalDate.parse(Items.text(stay, "since")),
                new Node(Items.text(stay, "teamId"), Items.text(stay, "place")),
                triedOn == null ? null : LocalDate.parse(triedOn));
    }
}
