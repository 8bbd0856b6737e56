package org.resonanz.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

class ProblemTest {
    private static final String API = "org.resonanz.api.problems";
    private static final List<String> BUNDLES = List.of("org.resonanz.platform.http.problems", API);

    @ParameterizedTest
    @FieldSource("BUNDLES")
    void both_languages_have_the_same_texts(String bundle) {
        assertEquals(Texts.of(bundle, Language.GERMAN).bundle().keySet(),
                Texts.of(bundle, Language.ENGLISH).bundle().keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_text_takes_its_arguments(Language language) {
        for (var bundle : BUNDLES) {
            var texts = Texts.of(bundle, language);
            for (var key : texts.bundle().keySet()) {
                var date = texts.bundle().getString(key).contains("{0,dtf_date");
                var text = texts.get(key, date ? LocalDate.EPOCH : "first", "second");
                assertFalse(text.contains("{") || text.isBlank(), key + ": " + text);
                // A lone apostrophe would swallow what follows it.
                assertFalse(texts.bundle().getString(key).replace("''", "").contains("'"), key);
            }
        }
    }

    @Test
    void an_argument_is_text_and_no_pattern() throws IOException {
        var response = JSON.std
                .mapFrom(Problem.of(422, "unknown-team", "{1}'").response(Texts.of(API, Language.ENGLISH)).body());

        assertEquals("There is no team with the id “{1}'”.", response.get("detail"));
    }

    @Test
    void problem_details_have_type_title_status_detail_and_errors() throws IOException {
        var response = Problem.faulty(400, "faulty-body", List.of(Problem.Fault.of("/a", "too-long", 200)))
                .response(Texts.of(API, Language.GERMAN));

        assertEquals("application/problem+json", response.headers().get("content-type"));
        assertEquals("de", response.headers().get("content-language"));
        assertEquals(Map.of("type", "urn:resonanz:problem:faulty-body", "title", "Der Inhalt ist fehlerhaft", "status",
                400, "detail", "Bitte berichtigen Sie die genannten Angaben.", "errors",
                List.of(Map.of("pointer", "/a", "detail", "darf höchstens 200 Zeichen haben"))),
                JSON.std.mapFrom(response.body()));
    }

    @Test
    void a_conflict_shows_the_state_with_its_nulls() throws IOException {
        var state = new HashMap<String, Object>(Map.of("status", "OPEN"));
        state.put("note", null);

        var response = Problem.conflict("too-late", "request", state, 14L).response(Texts.of(API, Language.ENGLISH));
        var body = JSON.std.mapFrom(response.body());

        assertEquals(state, body.get("request"));
        assertTrue(body.get("detail").toString().contains("14 days"));
    }
}
