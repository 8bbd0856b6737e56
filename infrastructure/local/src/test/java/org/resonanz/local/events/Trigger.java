package org.resonanz.local.events;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.resonanz.template.Section;
import org.resonanz.template.Template;

/**
 * A trigger of a function, as the template declares it.
 *
 * @param function the function's resource
 * @param event    the entry of its {@code Events}
 */
record Trigger(Template.Resource function, Section event) {
    static final Template TEMPLATE = read();

    /** Returns all triggers by the names of their event files, without ending. */
    static Map<String, Trigger> all() {
        var triggers = new TreeMap<String, Trigger>();
        TEMPLATE.resources("AWS::Serverless::Function").values().forEach(function -> {
            var events = function.properties().section("Events");
            events.names().forEach(name -> triggers.put(kebab(function.id()) + "." + kebab(name),
                    new Trigger(function, events.section(name))));
        });
        return triggers;
    }

    /** Returns true if an event is one that this trigger sends. */
    boolean sends(Map<String, ?> event) {
        var properties = event().section("Properties");
        return switch (event().text("Type")) {
            case "HttpApi" -> (properties.text("Method") + " " + properties.text("Path")).equals(event.get("routeKey"));
            case "SQS" -> record(event, "eventSourceARN").endsWith(properties.text("Queue").replaceFirst(".*:", ":"));
            case "DynamoDB" -> record(event, "eventSource").equals("aws:dynamodb");
            case "ScheduleV2" ->
                properties.text("Input").equals("{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}")
                        && event.keySet().equals(Set.of("scheduledTime"));
            default -> false;
        };
    }

    /** Returns the names of the function's variables. */
    Set<String> variables() {
        return function.properties().section("Environment").section("Variables").names();
    }

    /**
     * Returns a new handler of the function.
     *
     * @param environment its environment, without the variables of {@code env.json}
     */
    RequestStreamHandler handler(Map<String, String> environment, Clock clock) throws ReflectiveOperationException {
        var variables = new HashMap<>(environment);
        variables().forEach(name -> variables.putIfAbsent(name, EventFile.variables().get(name).toString()));
        return (RequestStreamHandler) Class.forName(function.properties().text("Handler"))
                .getConstructor(Map.class, Clock.class).newInstance(variables, clock);
    }

    private static String record(Map<String, ?> event, String name) {
        return event.get("Records") instanceof List<?> records
                ? String.valueOf(((Map<?, ?>) records.getFirst()).get(name))
                : "";
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Template read() {
        try {
            return Template.read(Template.find(), "eu-central-1", Map.of("Release", "1", "JwtIssuer",
                    "https://issuer.example", "MailFrom", "resonanz@resonanz.example", "PageOrigin",
                    "https://intranet.example"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
