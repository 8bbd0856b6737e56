package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resonanz.local.bus.Bus;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.queues.LocalQueue;
import org.resonanz.local.state.Journal;

class BusTest {
    private final LocalQueue queue = new LocalQueue("Queue", Duration.ofSeconds(30), 3, null, new Faults(),
            Journal.inMemory());
    private final Bus bus = new Bus(List.of("Bus", "OtherBus"),
            List.of(new Deployment.Rule("Rule", "Bus", Map.of("source", List.of("resonanz")), List.of("Queue"))),
            Map.of("Queue", queue), Clock.systemUTC());

    @Test
    void a_rule_gets_the_events_of_its_own_bus() {
        bus.put(entry("Bus"));

        assertEquals(1, queue.size());
    }

    @Test
    void a_rule_gets_no_event_of_another_bus() {
        bus.put(entry("OtherBus"));

        assertEquals(0, queue.size());
    }

    @Test
    void an_event_that_names_no_bus_goes_to_the_default_one() {
        var usual = new Bus(List.of("default"),
                List.of(new Deployment.Rule("Rule", "default", Map.of("source", List.of("resonanz")),
                        List.of("Queue"))),
                Map.of("Queue", queue), Clock.systemUTC());

        usual.put(Map.of("Source", "resonanz", "DetailType", "RequestCreated", "Detail", "{}"));

        assertEquals(1, queue.size());
    }

    @Test
    void a_bus_that_the_template_does_not_have_takes_nothing() {
        assertThrows(IllegalArgumentException.class, () -> bus.put(entry("Nowhere")));
    }

    private static Map<String, Object> entry(String busName) {
        return Map.of("EventBusName", busName, "Source", "resonanz", "DetailType", "RequestCreated", "Detail", "{}");
    }
}
