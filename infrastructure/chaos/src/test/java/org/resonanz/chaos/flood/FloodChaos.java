package org.resonanz.chaos.flood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that items, answers and what is written stay within their bounds in floods: in a two-hundredth of each, or in
 * those that {@code flood.part} names, at the scale {@code flood.scale}.
 */
class FloodChaos {
    private static final List<Flooded> DONE = new ArrayList<>();

    static Stream<String> parts() {
        var wanted = System.getProperty("flood.part", ".*");
        return Floods.PARTS.keySet().stream().filter(part -> part.matches(wanted));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void a_flood_stays_within_bounds(String part) {
        var flood = Objects.requireNonNull(Floods.PARTS.get(part), part);
        var flooded = flood.apply(Double.parseDouble(System.getProperty("flood.scale", "0.005")));
        DONE.add(flooded);
        assertEquals(List.of(), Floods.faults(flooded));
    }

    @AfterAll
    static void report() throws IOException {
        Files.write(Path.of("target", "flood.md"), Floods.report(DONE));
    }
}
