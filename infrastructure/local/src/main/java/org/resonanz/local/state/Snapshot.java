package org.resonanz.local.state;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * All data of a host at one moment. As a file it is JSON lines, compressed: first the host's own state,
 * {@code {"key": …, "value": …}}, then the table's items, {@code {"item": …}}, both sorted by their keys.
 *
 * @param state values of the {@link Journal}, by key
 * @param items the table's items in the JSON of DynamoDB, sorted by partition and sort key
 */
public record Snapshot(Map<String, Object> state, List<Map<String, Object>> items) {
    private static final Comparator<Map<String, Object>> BY_KEY = Comparator.comparing(Snapshot::key);

    public Snapshot {
        state = Collections.unmodifiableMap(new TreeMap<>(state));
        items = items.stream().sorted(BY_KEY).toList();
    }

    /** Returns an item's partition and sort key as one text. */
    public static String key(Map<String, Object> item) {
        return text(item, "PK") + " / " + text(item, "SK");
    }

    private static String text(Map<String, Object> item, String name) {
        return item.get(name) instanceof Map<?, ?> value ? String.valueOf(value.get("S")) : "";
    }

    /**
     * Reads a file.
     *
     * @param rewrite changes each line before it is read, such as the addresses in it
     */
    @SuppressWarnings("unchecked")
    public static Snapshot read(InputStream file, UnaryOperator<String> rewrite) throws IOException {
        var state = new TreeMap<String, Object>();
        var items = new ArrayList<Map<String, Object>>();
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var json = JSON.std.mapFrom(rewrite.apply(line));
                if (json.get("item") instanceof Map<?, ?> item) {
                    items.add((Map<String, Object>) item);
                } else {
                    state.put(String.valueOf(json.get("key")), json.get("value"));
                }
            }
        }
        return new Snapshot(state, items);
    }

    /** Writes a file. */
    public void write(OutputStream file) throws IOException {
        try (var lines = new GZIPOutputStream(file) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            for (var entry : state.entrySet()) {
                write(lines, new TreeMap<>(Map.of("key", entry.getKey(), "value", entry.getValue())));
            }
            for (var item : items) {
                write(lines, Map.of("item", item));
            }
        }
    }

    private static void write(OutputStream lines, Map<String, Object> json) throws IOException {
        lines.write((JSON.std.asString(json) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
