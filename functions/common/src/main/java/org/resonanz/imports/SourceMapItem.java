package org.resonanz.imports;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts the maps of ticket tools to items and back: {@code IMPORTS / source}. */
final class SourceMapItem {
    static final String PARTITION = "IMPORTS";

    private SourceMapItem() {}

    static Map<String, AttributeValue> key(String source) {
        return Items.key(PARTITION, source);
    }

    /** Returns the name of the tool whose map an item holds. */
    static String source(Map<String, AttributeValue> item) {
        return Items.sort(item);
    }

    /** Reads a map from its item, or an empty one from an empty item. */
    static SourceMap fromItem(Map<String, AttributeValue> item) {
        return item.isEmpty() ? SourceMap.EMPTY : new SourceMap(lines(item, "teams"), lines(item, "people"));
    }

    /** Returns the write that replaces a tool's map. */
    static ItemPut put(String source, SourceMap map) {
        return ItemPut.of(Items.item(PARTITION, source).put("teams", value(map.teams()))
                .put("people", value(map.people())).build());
    }

    private static Map<String, String> lines(Map<String, AttributeValue> item, String name) {
        return Items.required(item, name).m().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().s()));
    }

    private static AttributeValue value(Map<String, String> lines) {
        return AttributeValue.fromM(lines.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> AttributeValue.fromS(entry.getValue()))));
    }
}
