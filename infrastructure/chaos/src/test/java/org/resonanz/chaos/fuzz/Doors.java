package org.resonanz.chaos.fuzz;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.resonanz.template.Template;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTemplate;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The functions behind the HTTP API as the template names them, on the data of {@code events/}, at the time of its
 * events. Reads reach the table; writes are refused, so that each input finds the same data.
 */
final class Doors {
    private static final Template TEMPLATE = SampleTemplate.read();
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query");
    private static final String REFUSED = "AccessDeniedException";

    private final LocalTable table = new LocalTable();
    private final Map<String, String> handlerNames = new HashMap<>();
    private final Map<String, RequestStreamHandler> handlers = new HashMap<>();
    private final Map<String, String> events = new TreeMap<>();

    private Doors() {
        TEMPLATE.resources("AWS::Serverless::Function").values().forEach(function -> handlerNames
                .put(kebab(function.id()), function.properties().text("Handler")));
        table.renew();
        data().forEach(table::put);
    }

    /** Opens the doors of the HTTP API whose event and route key are wanted. */
    static Doors of(Wanted wanted) {
        var doors = new Doors();
        try (var files = Files.list(Template.find().resolveSibling("events"))) {
            for (var file : files.map(path -> path.getFileName().toString()).filter(name -> name.contains(".")
                    && name.indexOf('.') < name.lastIndexOf('.')).sorted().toList()) {
                var name = file.replaceFirst("\\.json$", "");
                if (Samples.json(file).get("routeKey") instanceof String routeKey && wanted.is(name, routeKey)) {
                    doors.events.put(name, Samples.text(file));
                }
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return doors;
    }

    /** Says which doors are wanted. */
    @FunctionalInterface
    interface Wanted {
        boolean is(String name, String routeKey);
    }

    /** Returns the name of a door; any text names one, so that a changed input still arrives somewhere. */
    String door(String text) {
        var names = List.copyOf(events.keySet());
        return events.containsKey(text) ? text : names.get(Math.floorMod(text.hashCode(), names.size()));
    }

    /** Returns the event of a door. */
    Map<String, Object> event(String door) {
        return json(events.get(door));
    }

    /** Returns the events of all doors by their names. */
    Map<String, Map<String, Object>> all() {
        return events.keySet().stream().collect(Collectors.toMap(name -> name, this::event));
    }

    /** Returns the names of the calls of DynamoDB since the last event was sent. */
    List<String> calls() {
        return table.meter().calls();
    }

    /**
     * Sends a door's event with some changes, and checks the response against the specification.
     *
     * @return the status; 0 where the function came as far as to write
     */
    int send(String door, Consumer<Map<String, Object>> changes) {
        var event = event(door);
        changes.accept(event);
        table.meter().reset();
        table.meter().refuse(call -> !READS.contains(call));
        try {
            var response = Samples.invoke(handler(door.substring(0, door.indexOf('.')), time(event)), event);
            return (Integer) json(response).get("statusCode");
        } catch (RuntimeException failed) {
            if (String.valueOf(failed.getMessage()).endsWith(REFUSED)) {
                return 0;
            }
            throw failed;
        }
    }

    private RequestStreamHandler handler(String function, Instant now) {
        return handlers.computeIfAbsent(function + "@" + now, key -> {
            try {
                return (RequestStreamHandler) Class.forName(handlerNames.get(function))
                        .getConstructor(Map.class, Clock.class)
                        .newInstance(table.environment(), TestClock.at(now.toString()));
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException(broken);
            }
        });
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> json, String name) {
        return (Map<String, Object>) json.compute(name, (key, inner) -> inner instanceof Map<?, ?>
                ? inner
                : new LinkedHashMap<String, Object>());
    }

    private static Instant time(Map<String, Object> event) {
        return Instant.ofEpochMilli(((Number) object(event, "requestContext").get("timeEpoch")).longValue());
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> json(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Map<String, AttributeValue>> data() {
        try {
            return JSON.std.listFrom(Samples.text("data.json")).stream().map(item -> attributes((Map<?, ?>) item))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, AttributeValue> attributes(Map<?, ?> json) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        json.forEach((name, value) -> attributes.put(name.toString(), attribute((Map<?, ?>) value)));
        return attributes;
    }

    private static AttributeValue attribute(Map<?, ?> json) {
        var entry = json.entrySet().iterator().next();
        return switch (entry.getKey().toString()) {
            case "S" -> AttributeValue.fromS(entry.getValue().toString());
            case "N" -> AttributeValue.fromN(entry.getValue().toString());
            case "NS" -> AttributeValue.fromNs(((List<?>) entry.getValue()).stream().map(Object::toString).toList());
            case "SS" -> AttributeValue.fromSs(((List<?>) entry.getValue()).stream().map(Object::toString).toList());
            case "BOOL" -> AttributeValue.fromBool((Boolean) entry.getValue());
            case "M" -> AttributeValue.fromM(attributes((Map<?, ?>) entry.getValue()));
            case "L" -> AttributeValue.fromL(((List<?>) entry.getValue()).stream()
                    .map(value -> attribute((Map<?, ?>) value)).toList());
            default -> throw new IllegalArgumentException(json.toString());
        };
    }
}
