package org.resonanz.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.resonanz.platform.aws.Environment;
import org.resonanz.testing.LogLine;

/** Tests that CloudWatch finds metrics in the log. */
class MetricsTest {

    @Test
    void one_line_holds_all_values_as_the_specification_says() {
        var metrics = new Metrics(new Environment(Map.of("STACK_NAME", "resonanz")));

        var lines = LogLine.of(() -> metrics.log(Metric.count("Batches", 3), Metric.milliseconds("NightDuration", 70)));

        assertEquals(1, lines.size());
        assertEquals(Map.of("Batches", 3L, "NightDuration", 70L), LogLine.metrics(lines));
    }

    @Test
    void a_missing_stack_is_named() {
        var failed = assertThrows(IllegalStateException.class, () -> new Metrics(new Environment(Map.of())));

        assertEquals("The environment variable STACK_NAME is not set.", failed.getMessage());
    }
}
