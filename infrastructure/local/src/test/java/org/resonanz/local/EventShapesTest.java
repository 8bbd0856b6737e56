package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;

/** Tests that the events of the host have the fields, and the types of values, of those that AWS documents. */
class EventShapesTest {
    /** Mappings whose names are data: of them only the types of the values are compared. */
    private static final Set<String> DATA = Set.of("headers", "claims", "NewImage", "OldImage", "Keys",
            "pathParameters", "detail");

    @TempDir
    Path folder;

    @Test
    void http_stream_queue_and_schedule_events_look_like_those_of_aws() throws IOException {
        var template = Files.readString(Template.find());
        for (var function : List.of("CompleteRequest", "PublishEvents", "SendInvitation", "AggregateScores")) {
            template = template.replaceFirst("Handler: org\\.resonanz\\.[a-z]+\\." + function + "Handler",
                    "Handler: org.resonanz.local.Recorder\\$" + function);
        }
        var file = ChangedTemplate.write(folder, template);
        try (var host = Host.start(new HostSettings(file, 0, 0, "", folder))) {
            var product = new ProductClient(host.cloud(), host.desk());
            new FirstTeams(product).put();
            completeOne(product);
        }

        assertShape("complete-request.complete.json", "CompleteRequest");
        assertShape("publish-events.changes.json", "PublishEvents");
        assertShape("send-invitation.messages.json", "SendInvitation");
        assertShape("aggregate-scores.at3.json", "AggregateScores");
    }

    private static void completeOne(ProductClient product) {
        var anna = new User("anna", "Anna", "de", List.of("team:marketing"));
        var carla = new User("carla", "Carla", "en", List.of("team:hr", "lead:hr"));
        var id = product.post(anna, "/requests", Map.of("teamId", "hr", "subject", "Zeugnis")).get("id");
        product.clockTo(product.now());
        product.post(carla, "/requests/" + id + "/completion", Map.of("note", "Liegt bereit."));
        // The completion is the last change that is published before the night.
        product.clockTo(product.now());
        Recorder.LAST.put("completion", Recorder.LAST.get("PublishEvents"));
        product.clockTo(product.now().plus(Duration.ofDays(1)));
        Recorder.LAST.put("PublishEvents", Recorder.LAST.get("completion"));
    }

    private static void assertShape(String sample, String function) throws IOException {
        var documented = JSON.std.mapFrom(Files.readString(Template.find().resolveSibling("events").resolve(sample)));

        assertEquals(shape(documented), shape(Recorder.LAST.get(function)), function);
    }

    /** Returns the value's form: names and types; of a list that of its first entry. */
    private static Object shape(Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                var shape = new TreeMap<String, Object>();
                map.forEach((name, inner) -> shape.put(name.toString(),
                        DATA.contains(name.toString()) ? types((Map<?, ?>) inner) : shape(inner)));
                yield shape;
            }
            case List<?> list -> list.isEmpty() ? List.of() : List.of(shape(list.getFirst()));
            case Number number -> "number";
            default -> value.getClass().getSimpleName();
        };
    }

    private static Object types(Map<?, ?> data) {
        return data.values().stream().anyMatch(value -> value instanceof Map) ? "attributes" : "texts";
    }
}
