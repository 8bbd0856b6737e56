package org.resonanz.bench.host;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The short form: as few lifecycles as show that the program measures them. It asserts no time. */
class HostBenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void lifecycles_rating_pages_and_moves_of_the_clock_are_measured() throws Exception {
        new HostBench(new PrintStream(out, true, StandardCharsets.UTF_8)).lifecycles(4, 16, Duration.ofDays(1));

        var table = out.toString(StandardCharsets.UTF_8);
        System.out.println(table);
        for (var row : new String[]{"| 1 | 16 | ", "| 16 | 16 | ", "\n| 16 | ", "| 1 days, after 36 lifecycles | "}) {
            assertTrue(table.contains(row), table);
        }
    }
}
