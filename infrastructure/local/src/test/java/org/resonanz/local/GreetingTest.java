package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.local.options.Options;

/** Tests the text on the console when the product is ready. */
class GreetingTest {
    private static final URI CLOUD = URI.create("http://localhost:18080");
    private static final URI DESK = URI.create("http://localhost:18081");

    @Test
    void three_things_to_click_lead_from_asking_to_the_scores() {
        var links = Pattern.compile("^  ([1-9])  (\\S+)", Pattern.MULTILINE).matcher(greeting(Map.of()))
                .results().map(MatchResult::group).map(String::strip).toList();

        assertEquals("1  %1$s/, 2  %1$s/mailbox, 3  %1$s/#/scores".formatted(DESK), String.join(", ", links));
    }

    @Test
    void it_says_how_to_move_the_clock_and_where_the_data_are() {
        var greeting = greeting(Map.of("resonanz.data", "/somewhere/.resonanz"));

        assertEquals("""
                The clock     curl -X POST http://localhost:18081/clock -d '{"advance":"P1D"}'
                              moves it by a day, and the night in between runs. On a long way the
                              console says each week how far it is; curl http://localhost:18081/clock at any time.
                The API       http://localhost:18080/, described on http://localhost:18081/openapi
                The data      stay in /somewhere/.resonanz; -Dresonanz.fresh begins anew.
                Ctrl-C        ends it.
                """, greeting.substring(greeting.indexOf("The clock")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "resonanz.replay | src/test/resources/log.csv | end with this start.",
        "resonanz.dynamodb | http://localhost:8000 | stay in the tables of http://localhost:8000; mails, queues and "
                + "secrets end with this start."})
    void data_that_no_folder_keeps_end_unless_another_dynamodb_keeps_them(String option, String value, String data) {
        var greeting = greeting(Map.of(option, value));
        assertTrue(greeting.contains("\nThe data      " + data + "\n"), greeting);
    }

    private static String greeting(Map<String, String> options) {
        return Greeting.of(CLOUD, DESK, HostSettings.of(Options.of(options)));
    }
}
