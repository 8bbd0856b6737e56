package org.resonanz.chaos.nights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.resonanz.aggregatescores.AggregateScoresHandler;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;

/**
 * A host as a process of its own: it starts the nights at each instant that it reads, and writes a line when they have
 * ended. Its environment is that of a function.
 */
final class HostProgram {

    private HostProgram() {}

    public static void main(String[] arguments) throws IOException {
        var clock = TestClock.at("2026-01-01T00:00:00Z");
        var handler = new AggregateScoresHandler(System.getenv(), clock);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            clock.set(Instant.parse(line));
            Samples.invoke(handler, Samples.json("aggregate-scores.at3.json"), new TestContext(900_000));
            System.out.println("ended");
        }
    }
}
