package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests the text on the console when the product is ready. */
class GreetingTest {
    private static final URI CLOUD = URI.create("http://localhost:18080");
    private static final URI DESK = URI.create("http://localhost:18081");

    @Test
    void three_things_to_click_lead_from_asking_to_the_scores() {
        var links = Pattern.compile("^  ([1-9])  (\\S+)", Pattern.MULTILINE).matcher(Greeting.of(CLOUD, DESK, null))
                .results().map(MatchResult::group).map(String::strip).toList();

        assertEquals("1  %1$s/, 2  %1$s/mailbox, 3  %1$s/#/scores".formatted(DESK), String.join(", ", links));
    }

    @Test
    void it_says_how_to_move_the_clock_and_where_the_data_are() {
        var greeting = Greeting.of(CLOUD, DESK, Path.of("/somewhere/.resonanz"));

        assertEquals("""
                The clock     curl -X POST http://localhost:18081/clock -d '{"advance":"P1D"}'
                              moves it by a day, and the night in between runs.
                The API       http://localhost:18080/, described on http://localhost:18081/openapi
                The data      stay in /somewhere/.resonanz; -Dresonanz.fresh begins anew.
                Ctrl-C        ends it.
                """, greeting.substring(greeting.indexOf("The clock")));
    }
}
