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
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.local.Deployment;
import org.resonanz.local.HostSettings;
import org.resonanz.local.queues.LocalQueue;

/** The event buses. An event goes into the queues of all rules that match it. */
public final class Bus {
    private record Target(String busName, EventPattern pattern, List<LocalQueue> queues) {
        Target {
            queues = List.copyOf(queues);
        }
    }

    private final List<String> names;
    private final List<Target> targets;
    private final Clock clock;

    /**
     * Creates the buses.
     *
     * @param names  the names of the buses
     * @param queues all queues by logical id
     * @param clock  the time of events whose entry names none
     */
    public Bus(List<String> names, List<Deployment.Rule> rules, Map<String, LocalQueue> queues, Clock clock) {
        this.names = names;
        this.targets = rules.stream().map(rule -> new Target(rule.busName(),
                EventPattern.of(EventPattern.json(rule.pattern())),
                rule.queues().stream().map(id -> Objects.requireNonNull(queues.get(id), id)).toList())).toList();
        this.clock = clock;
    }

    /**
     * Puts an event on its bus.
     *
     * @param entry an entry of PutEvents
     * @return the event's id
     * @throws IllegalArgumentException if the entry names an unknown bus
     */
    public String put(Map<String, Object> entry) {
        var busName = String.valueOf(entry.getOrDefault("EventBusName", Deployment.DEFAULT_BUS));
        if (!names.contains(busName)) {
            throw new IllegalArgumentException("There is no event bus called " + busName + ".");
        }
        try {
            var id = UUID.randomUUID().toString();
            var json = JSON.std.asString(event(id, entry));
            targets.stream().filter(target -> target.busName().equals(busName))
                    .filter(target -> target.pattern().matches(json))
                    .flatMap(target -> target.queues().stream()).forEach(queue -> queue.send(json));
            return id;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Map<String, @Nullable Object> event(String id, Map<String, Object> entry) throws IOException {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("version", "0");
        event.put("id", id);
        event.put("detail-type", entry.get("DetailType"));
        event.put("source", entry.get("Source"));
        event.put("account", "000000000000");
        var time = entry.get("Time") instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : clock.instant().truncatedTo(ChronoUnit.SECONDS);
        event.put("time", time.toString());
        event.put("region", HostSettings.REGION);
        event.put("resources", List.of());
        event.put("detail", JSON.std.mapFrom(Objects.requireNonNull(entry.get("Detail"), "Detail").toString()));
        return event;
    }
}
