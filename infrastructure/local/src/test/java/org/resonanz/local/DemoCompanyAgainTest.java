package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.resonanz.local.state.Snapshot;
import org.resonanz.rehearsal.demo.Demo;

/** Plays the company of the demo again, and finds the committed one item by item. */
class DemoCompanyAgainTest {
    /** The end of what every run of the proofs plays. */
    private static final Instant FIRST_BATCHES = Instant.parse("2025-02-17T10:00:00Z");

    private static final Instant FIRST_WEEKS = Instant.parse("2025-01-28T10:00:00Z");

    /** All that is drawn by lot, and why it is. */
    private static final Map<Pattern, String> BY_LOT = Map.of(
            // A browser session and the nonce of a form must not be guessed; a note of a machine's answer is named by it.
            // Each state of a tool's map has a name of its own.
            Pattern.compile("\"view\":\\{\"S\":\"[^\"]*\"\\}"), "\"view\":\"*\"",
            Pattern.compile("\"version\":\\{\"S\":\"[0-9a-f-]{36}\"\\}"), "\"version\":\"*\"",
            Pattern.compile("\"((?:QUARANTINE|REFUSED)#\\d+)#[^\"]*\""), "\"$1#*\"");

    /** Batches stay for good, so those of the first weeks are in the company at its end. */
    @Test
    @Tag("proof")
    @Tag("long")
    void the_first_weeks_give_the_committed_batches() throws IOException {
        var again = batches(DemoCompany.play(DemoCompany.secrets(), FIRST_BATCHES, System.out));
        assertTrue(again.size() >= 15, again.size() + " batches and groups");
        assertEquals(batches(DemoCompany.committed(8080, 8081)), again);
    }

    /** Takes a quarter of an hour, so it runs only where it is asked for; CONTRIBUTING says how. */
    @Test
    @Tag("demo")
    void the_same_seed_gives_the_committed_company() throws IOException {
        assertAlike(DemoCompany.committed(8080, 8081),
                DemoCompany.play(DemoCompany.secrets(), Demo.END, System.out));
    }

    /** Not only batches, but all that is stored and mailed. */
    @Test
    @Tag("demo")
    void the_same_seed_gives_the_same_first_weeks() throws IOException {
        assertAlike(DemoCompany.play(DemoCompany.secrets(), FIRST_WEEKS, System.out),
                DemoCompany.play(DemoCompany.secrets(), FIRST_WEEKS, System.out));
    }

    private static void assertAlike(Snapshot first, Snapshot second) throws IOException {
        var committed = lines(first);
        var again = lines(second);
        var missing = without(committed, again);
        var added = without(again, committed);
        assertEquals(List.of(), missing.stream().limit(20).toList(), missing.size() + " are not in the second");
        assertEquals(List.of(), added.stream().limit(20).toList(), added.size() + " are not in the first");
    }

    /** Returns the batches and groups of reasons of the first weeks, sorted. */
    private static List<String> batches(Snapshot snapshot) throws IOException {
        var last = FIRST_BATCHES.toString().substring(0, 10);
        var found = new ArrayList<String>();
        for (var item : snapshot.items()) {
            var sort = Snapshot.key(item).replaceAll(".* / ", "").split("#");
            if (List.of("BATCH", "REASONS").contains(sort[0]) && sort[1].compareTo(last) < 0) {
                found.add(JSON.std.asString(sorted(item)));
            }
        }
        Collections.sort(found);
        return found;
    }

    /** Returns the lines of one list that the other does not hold as often. */
    private static List<String> without(List<String> lines, List<String> others) {
        var counts = new HashMap<String, Integer>();
        others.forEach(line -> counts.merge(line, 1, Integer::sum));
        return lines.stream().filter(line -> counts.merge(line, -1, Integer::sum) < 0).toList();
    }

    /** Returns the items and values as texts, without what is drawn by lot. */
    private static List<String> lines(Snapshot snapshot) throws IOException {
        var lines = new ArrayList<String>();
        for (var value : snapshot.state().entrySet()) {
            // Mails of one moment come in any order.
            var key = value.getKey().replaceFirst("^mail/\\d+$", "mail");
            lines.add(key + " " + JSON.std.asString(sorted(value.getValue())));
        }
        for (var item : snapshot.items()) {
            var line = JSON.std.asString(sorted(item));
            for (var lot : BY_LOT.entrySet()) {
                line = lot.getKey().matcher(line).replaceAll(lot.getValue());
            }
            lines.add(line);
        }
        return lines;
    }

    private static Object sorted(Object json) {
        if (json instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>();
            map.forEach((name, value) -> sorted.put(String.valueOf(name), sorted(value)));
            return sorted;
        }
        return json instanceof List<?> list ? list.stream().map(DemoCompanyAgainTest::sorted).toList() : json;
    }
}
