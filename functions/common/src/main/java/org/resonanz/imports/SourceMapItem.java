package org.resonanz.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the maps of ticket tools to items and back: {@code IMPORTS / source}. The people of a large map stand in
 * parts, {@code IMPORTS / source#version#part}, so that none is too large for an item and an event reads one alone.
 */
final class SourceMapItem {
    static final String PARTITION = "IMPORTS";
    /** The most people beside the teams, and about as many in a part. An item holds 400 KB, a person at most 1.3. */
    private static final int TOGETHER = 100;
    private static final String TEAMS = "teams";
    private static final String PEOPLE = "people";
    private static final String PARTS = "parts";
    private static final String VERSION = "version";

    private SourceMapItem() {}

    static Map<String, AttributeValue> key(String source) {
        return Items.key(PARTITION, source);
    }

    /** Returns the key of the part in which an account of a tool stands. */
    static Map<String, AttributeValue> partKey(Map<String, AttributeValue> item, String account) {
        return partKey(Items.sort(item), version(item), part(account, parts(item)));
    }

    private static Map<String, AttributeValue> partKey(String source, String version, int part) {
        return Items.key(PARTITION, source + "#" + version + "#" + part);
    }

    private static int part(String account, int parts) {
        return Math.floorMod(account.hashCode(), parts);
    }

    /** Returns the name of the tool to whose map an item belongs. */
    static String source(Map<String, AttributeValue> item) {
        return Items.sort(item).split("#")[0];
    }

    /** Returns true if an item holds people of a map, false if it is the map itself. */
    static boolean isPart(Map<String, AttributeValue> item) {
        return Items.sort(item).contains("#");
    }

    /** Returns true if an item holds people of this state of a map. */
    static boolean isPartOf(Map<String, AttributeValue> item, String source, String version) {
        return Items.sort(item).startsWith(source + "#" + version + "#");
    }

    /** Returns the number of parts in which a map's people stand; 0 if they stand in its own item. */
    static int parts(Map<String, AttributeValue> item) {
        return item.containsKey(PARTS) ? Items.requiredNumber(item, PARTS) : 0;
    }

    /** Returns the version of a map; that of an item from before there were versions is that of none. */
    static String version(Map<String, AttributeValue> item) {
        return Objects.requireNonNullElse(Items.text(item, VERSION), StoredMap.NEVER);
    }

    /** Reads a map from its item and parts, or an empty one from an empty item. */
    static SourceMap fromItems(Map<String, AttributeValue> item, Collection<Map<String, AttributeValue>> parts) {
        if (item.isEmpty()) {
            return SourceMap.EMPTY;
        }
        var people = new HashMap<>(lines(item, PEOPLE));
        parts.forEach(part -> people.putAll(lines(part, PEOPLE)));
        return new SourceMap(lines(item, TEAMS), people);
    }

    /**
     * Returns the write that replaces a tool's map, whose parts have been written.
     *
     * @param version version of the new map
     * @param read    version of the map that it replaces; the write fails if that has changed
     */
    static ItemPut put(String source, SourceMap map, String version, String read) {
        var parts = partsOf(map);
        var put = ItemPut.of(Items.item(PARTITION, source).put(TEAMS, value(map.teams()))
                .put(PEOPLE, value(parts == 0 ? map.people() : Map.of())).put(PARTS, parts).put(VERSION, version)
                .build());
        var names = Map.of("#version", VERSION);
        return read.equals(StoredMap.NEVER)
                ? put.onlyIf("attribute_not_exists(#version)", Items.values()).naming(names)
                : put.onlyIf("#version = :read", Items.values().put(":read", read)).naming(names);
    }

    /** Returns the writes of a map's parts, none if its people stand in its own item. */
    static List<ItemPut> puts(String source, SourceMap map, String version) {
        var parts = partsOf(map);
        if (parts == 0) {
            return List.of();
        }
        var byPart = map.people().entrySet().stream().collect(groupingBy(entry -> part(entry.getKey(), parts),
                toMap(Map.Entry::getKey, Map.Entry::getValue)));
        return IntStream.range(0, parts).mapToObj(part -> ItemPut.of(Items.values()
                .putAll(partKey(source, version, part)).put(PEOPLE, value(byPart.getOrDefault(part, Map.of())))
                .build())).toList();
    }

    private static int partsOf(SourceMap map) {
        return map.people().size() <= TOGETHER ? 0 : Math.ceilDiv(map.people().size(), TOGETHER);
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
