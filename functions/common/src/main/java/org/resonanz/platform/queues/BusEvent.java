package org.resonanz.platform.queues;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event of the bus, as a rule of the bus puts it into a queue.
 *
 * @param id the id that the bus gave it, null if there is none
 */
public record BusEvent(@Nullable String id, String type, Map<String, Object> detail) {

    public BusEvent {
        // Members may be null.
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    /**
     * Parses a message of the queue.
     *
     * @throws IOException if it is no event of the bus
     */
    static BusEvent parse(String body) throws IOException {
        var json = Objects.requireNonNullElse(JSON.std.mapFrom(body), Map.<String, Object>of());
        if (json.get("detail-type") instanceof String type && json.get("detail") instanceof Map<?, ?> detail) {
            @SuppressWarnings("unchecked")
            var members = (Map<String, Object>) detail;
            return new BusEvent(json.get("id") instanceof String id ? id : null, type, members);
        }
        throw new IOException("The message is no event of the bus.");
    }

    /**
     * Returns a member of the detail that must be a text.
     *
     * @throws IllegalArgumentException if it is absent or no text
     */
    public String text(String name) {
        if (detail.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("The event's detail has no text " + name + ".");
    }

    /**
     * Returns a member of the detail that must be a whole number.
     *
     * @throws IllegalArgumentException if it is absent or no whole number
     */
    public int number(String name) {
        if (detail.get(name) instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException("The event's detail has no number " + name + ".");
    }
}
