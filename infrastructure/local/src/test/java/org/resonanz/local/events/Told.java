package org.resonanz.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The consequences of an event, as the README of {@code events/} tells them.
 *
 * @param answer  excerpts of the answer, in backticks; before them the status, where the HTTP API is answered
 * @param changes as in {@link Effects}
 */
record Told(String answer, String changes) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+\\.[a-z0-9-]+)` \\| (.+?) \\| (.+?) \\|$");
    private static final Pattern EXCERPT = Pattern.compile("`([^`]+)`");

    /** Returns what is told of each event, by its name. */
    static Map<String, Told> all() {
        var all = new LinkedHashMap<String, Told>();
        ROW.matcher(EventFile.text("README.md")).results()
                .forEach(row -> all.put(row.group(1), new Told(row.group(2), row.group(3))));
        return all;
    }

    /** Requires that effects are those that are told. */
    void check(Effects effects) throws IOException {
        assertEquals(changes, effects.changes(), effects::answer);
        var text = effects.answer();
        if (Character.isDigit(answer.charAt(0))) {
            var response = JSON.std.mapFrom(text);
            assertEquals(answer.substring(0, 3), String.valueOf(response.get("statusCode")), text);
            text = response.get("headers") + "\n" + response.get("body");
        }
        var excerpts = EXCERPT.matcher(answer).results().map(found -> found.group(1)).toList();
        for (var excerpt : excerpts) {
            assertTrue(text.contains(excerpt), excerpt + " in " + text);
        }
        assertTrue(!excerpts.isEmpty() || text.isEmpty(), text);
    }
}
