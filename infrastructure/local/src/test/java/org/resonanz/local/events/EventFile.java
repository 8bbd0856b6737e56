package org.resonanz.local.events;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.resonanz.template.Template;

/** The event files of {@code events/}, and what stands beside them. */
final class EventFile {
    static final Path FOLDER = Template.find().resolveSibling("events");
    /** Files that are no events. */
    private static final List<String> OTHERS = List.of("data.json", "env.json", "table.json");

    private EventFile() {}

    /** Returns the names of all event files, without ending. */
    static Stream<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !OTHERS.contains(name))
                    .map(name -> name.replaceFirst("\\.json$", "")).sorted().toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Returns the text of a file. */
    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Returns an event. */
    static Map<String, Object> json(String name) {
        try {
            return JSON.std.mapFrom(text(name + ".json"));
        } catch (IOException broken) {
            throw new UncheckedIOException(name, broken);
        }
    }

    /** Returns the items of {@code data.json}, in the JSON of DynamoDB. */
    static List<Map<String, Object>> data() {
        try {
            return JSON.std.listOfFrom(Object.class, text("data.json")).stream().map(EventFile::object).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Returns the variables of {@code env.json}. */
    static Map<String, Object> variables() {
        return object(json("env").get("Parameters"));
    }

    /** Returns when an event happened. */
    static Instant time(Map<String, ?> event) {
        if (event.get("scheduledTime") instanceof String time) {
            return Instant.parse(time);
        }
        if (event.get("requestContext") instanceof Map<?, ?> context) {
            return Instant.ofEpochMilli(((Number) context.get("timeEpoch")).longValue());
        }
        var record = object(((List<?>) event.get("Records")).getFirst());
        return record.get("attributes") instanceof Map<?, ?> attributes
                ? Instant.ofEpochMilli(Long.parseLong(String.valueOf(attributes.get("SentTimestamp"))))
                : Instant.ofEpochSecond(
                        ((Number) object(record.get("dynamodb")).get("ApproximateCreationDateTime")).longValue());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object json) {
        return (Map<String, Object>) json;
    }
}
