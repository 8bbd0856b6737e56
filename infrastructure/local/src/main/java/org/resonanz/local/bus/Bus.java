package org.resonanz.local.bus;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.resonanz.local.Deployment;
import org.resonanz.local.HostSettings;
import org.resonanz.local.queues.LocalQueue;

/** The event bus: an entry that a rule matches goes into the rule's queues. */
public final class Bus {
    private record Target(String busName, String pattern, List<LocalQueue> queues) {
    }

    private final List<String> names;
    private final List<Target> targets;
    private final Clock clock;

    /** @param names of the buses that there are */
    public Bus(List<String> names, List<Deployment.Rule> rules, Map<String, LocalQueue> queues, Clock clock) {
        this.names = names;
        this.targets = rules.stream().map(rule -> new Target(rule.busName(), Patterns.json(rule.pattern()),
                rule.queues().stream().map(queues::get).toList())).toList();
        this.clock = clock;
    }

    /**
     * Takes an entry of PutEvents.
     *
     * @return the event's id
     * @throws IllegalArgumentException where there is no bus of the entry's name
     */
    public String put(Map<String, Object> entry) {
        var busName = String.valueOf(entry.getOrDefault("EventBusName", Deployment.DEFAULT_BUS));
        if (!names.contains(busName)) {
            throw new IllegalArgumentException("There is no event bus called " + busName + ".");
        }
        try {
            var event = event(entry);
            var json = JSON.std.asString(event);
            targets.stream().filter(target -> target.busName().equals(busName))
                    .filter(target -> Patterns.matches(target.pattern(), json))
                    .flatMap(target -> target.queues().stream()).forEach(queue -> queue.send(json));
            return event.get("id").toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Map<String, Object> event(Map<String, Object> entry) throws IOException {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", entry.get("DetailType"));
        event.put("source", entry.get("Source"));
        event.put("account", "000000000000");
        var time = entry.get("Time") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        event.put("time", time.toString());
        event.put("region", HostSettings.REGION);
        event.put("resources", List.of());
        event.put("detail", JSON.std.mapFrom(entry.get("Detail").toString()));
        return event;
    }
}
