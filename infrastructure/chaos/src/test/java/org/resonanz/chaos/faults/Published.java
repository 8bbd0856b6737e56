package org.resonanz.chaos.faults;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the bus took. Mutable; for many threads. */
public final class Published {
    private final Map<String, Set<String>> byRequest = new HashMap<>();
    private final Set<String> nights = new TreeSet<>();

    /** Notes the entries that a call put on the bus. */
    synchronized void take(List<?> entries) throws IOException {
        for (var entry : entries) {
            var event = (Map<?, ?>) entry;
            var detail = JSON.std.mapFrom(String.valueOf(event.get("Detail")));
            if (detail.containsKey("day")) {
                nights.add(String.valueOf(detail.get("day")));
            } else {
                var request = String.valueOf(detail.get("requestId"));
                byRequest.computeIfAbsent(request, _ -> new TreeSet<>())
                        .add(event.get("DetailType") + " " + detail.getOrDefault("completion", 0));
            }
        }
    }

    /** Returns the events about a request, such as {@code RequestCompleted 1}. */
    public synchronized Set<String> of(String request) {
        return new TreeSet<>(byRequest.getOrDefault(request, Set.of()));
    }

    /** Returns the requests of which there were events. */
    public synchronized Set<String> requests() {
        return Set.copyOf(byRequest.keySet());
    }

    /** Returns the days whose scores were announced. */
    public synchronized Set<String> nights() {
        return Set.copyOf(nights);
    }
}
