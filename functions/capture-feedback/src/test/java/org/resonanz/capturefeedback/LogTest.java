package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.resonanz.testing.LogLine;

/** Tests what is logged and measured when somebody rates, and above all what is not. */
class LogTest extends MailedLink {
    private static final Map<String, String> ANSWER = Map.of("rating", "2", "reason.quick", "1", "lostTime",
            "ONE_HOUR", "comment", "Viel zu spät, sagt anna@resonanz.example", "consent", "1");

    @Test
    void neither_rating_nor_comment_nor_token_nor_session_nor_address_is_logged() {
        var phone = new RatingBrowser(handler, clock);
        var lines = LogLine.of(() -> {
            browser.open(token, "2");
            browser.send(token, ANSWER);
            browser.open(token);
            phone.open(token);
            assertEquals(303, phone.press(token, "link", Map.of()).status());
            browser.open(token + "damaged");
        });

        assertEquals("2", work.rating().get("rating").n());
        assertTrue(lines.size() > 7, lines::toString);
        var secrets = new ArrayList<>(
                List.of("spät", "@", "anna", "Arbeitszeugnis", "ONE_HOUR", RatedWork.REF,
                        work.rating().get("view").s()));
        secrets.addAll(
                Stream.of(token, browser.cookie(), phone.cookie()).flatMap(text -> Stream.of(text.split("[=;.]")))
                        .filter(part -> part.length() > 12).toList());
        for (var secret : secrets) {
            assertFalse(lines.toString().contains(secret), () -> secret + " in " + lines);
        }
        lines.forEach(line -> assertFalse(line.members().containsKey("rating"), line::toString));
    }

    @Test
    void no_line_tells_which_request_was_answered() {
        var lines = LogLine.of(() -> {
            browser.open(token, "4");
            browser.send(token, Map.of());
        });

        assertEquals(3, lines.size(), lines::toString);
        assertFalse(lines.toString().contains(work.id().toString()), lines::toString);
    }

    @Test
    void an_answer_counts_once_and_its_change_does_not() {
        browser.open(token, "4");

        assertEquals(Map.of("Ratings", 1L), LogLine.metrics(LogLine.of(() -> browser.send(token, Map.of()))));
        assertEquals(Map.of(), LogLine.metrics(LogLine.of(() -> {
            browser.follow(token, "show", "change");
            assertEquals(303, browser.send(token, Map.of("comment", "Danke")).status());
        })));
    }

    @Test
    void an_answer_that_is_quarantined_counts_as_that_alone() {
        browser.open(token, "1");

        assertEquals(Map.of("Quarantined", 1L), LogLine.metrics(LogLine.of(() -> browser.sendAtOnce(token, ANSWER))));
    }

    @Test
    void what_fails_quotes_nobody() {
        browser.open(token, "2");
        TABLE.meter().refuse(call -> !call.equals("Query"));

        var lines = LogLine.of(() -> {
            var failed = assertThrows(RuntimeException.class, () -> browser.send(token, ANSWER));
            assertFalse(failed.toString().contains("anna"), failed::toString);
        });

        assertEquals("ERROR", lines.getLast().get("level"));
        assertFalse(lines.toString().contains(work.id().toString()), lines::toString);
    }
}
