package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Tables.map;
import static org.resonanz.aggregatescores.table.Tables.number;
import static org.resonanz.aggregatescores.table.Tables.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.resonanz.aggregatescores.batches.DayRow;
import org.resonanz.aggregatescores.batches.Interface;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.Parcel;
import org.resonanz.aggregatescores.batches.Voice;
import org.resonanz.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Day rows, and how far they have come, as items {@code TEAM#id / DAY#date#department}. */
final class RowItem {
    static final String PREFIX = "DAY#";

    private RowItem() {
    }

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
        item.put("silent", map(mapped(row.silent(), AttributeValue::fromBool)));
        item.put("surplus", TallyItem.toAttribute(row.surplus()));
        item.put("surplusSilent", number(row.surplusSilent()[0]));
        item.put("turnaround", TallyItem.toAttribute(row.turnaround()));
        item.put("comments", AttributeValue.fromL(row.comments().stream().map(Tables::text).toList()));
        item.put("stays", AttributeValue.fromL(parcel.stays().stream().map(RowItem::stay).toList()));
        if (parcel.closedOn() != null) {
            item.put("closedOn", text(parcel.closedOn().toString()));
        }
        return item;
    }

    static Parcel fromItem(Map<String, AttributeValue> item) {
        var source = new Interface(Items.text(item, "teamId"), Items.text(item, "department"));
        var voices = new TreeMap<String, Voice>();
        item.get("voices").m().forEach((ref, voice) -> voices.put(ref, voice(voice.m())));
        var silent = new TreeMap<String, Boolean>();
        item.get("silent").m().forEach((ref, counts) -> silent.put(ref, counts.bool()));
        var row = new DayRow(LocalDate.parse(Items.text(item, "day")), source, voices, silent,
                TallyItem.tally(item.get("surplus")), new int[] {Items.number(item, "surplusSilent")},
                TallyItem.turnaround(item.get("turnaround")), new TreeSet<>(Items.texts(item, "comments")));
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
                "counts", AttributeValue.fromBool(voice.counts()),
                "followedUp", AttributeValue.fromBool(voice.followedUp()),
                "ratedAt", text(Items.time(voice.ratedAt())), "id", text(voice.id())));
    }

    private static Voice voice(Map<String, AttributeValue> voice) {
        var drivers = new TreeMap<String, Integer>();
        voice.get("drivers").m().forEach((name, value) -> drivers.put(name, Integer.valueOf(value.n())));
        return new Voice(Items.number(voice, "rating"), drivers, Items.flag(voice, "counts"),
                Items.flag(voice, "followedUp"), Instant.parse(Items.text(voice, "ratedAt")), Items.text(voice, "id"));
    }

    private static AttributeValue stay(Parcel.Stay stay) {
        return map(Map.of("since", text(stay.since().toString()), "teamId", text(stay.node().teamId()),
                "place", text(stay.node().place())));
    }

    private static Parcel.Stay stay(Map<String, AttributeValue> stay) {
        return new Parcel.Stay(LocalDate.parse(Items.text(stay, "since")),
                new Node(Items.text(stay, "teamId"), Items.text(stay, "place")));
    }
}
