package org.resonanz.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

class BodyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"~~ | not-json", "{ | not-json", "{} {} | not-json",
        "{\"a\": 1, \"a\": 2} | not-json", "{'a': 1} | not-json", "[] | not-an-object", "1 | not-an-object",
        "null | not-an-object", "\"x\" | not-an-object"})
    void what_is_no_json_object_is_400(String text, String problem) {
        var refused = assertThrows(Problem.class, () -> Body.of(request(text)));

        assertEquals(400, refused.status());
        assertEquals(problem, refused.getMessage());
    }

    @Test
    void a_deep_nest_is_refused_and_no_overflow() {
        assertEquals(400, assertThrows(Problem.class, () -> Body.of(request("[".repeat(16_000)))).status());
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_instead_of_replaced() {
        var refused = assertThrows(Problem.class, () -> Body.of(request(new byte[]{'{', (byte) 0xC3, '}'})));

        assertEquals("not-text", refused.getMessage());
    }

    @Test
    void sixteen_kilobytes_are_taken_one_byte_more_is_not() {
        var frame = "{\"a\": \"\"}".length();
        var full = "{\"a\": \"" + "x".repeat(RequestBody.MAXIMUM - frame) + "\"}";

        assertEquals(RequestBody.MAXIMUM - frame, Body.of(request(full)).requiredLine("a", 20_000).length());
        assertEquals(413, assertThrows(Problem.class, () -> Body.of(request(full + " "))).status());
    }

    @Test
    void no_body_may_stand_for_an_empty_object() {
        Body.optional(request(" ")).verify();
        assertThrows(Problem.class, () -> Body.of(request(" ")));
    }

    @Test
    void lines_are_stripped_and_line_ends_become_line_feeds() {
        var body = Body.of(request("{\"a\": \" x \\r\\n\\ty \", \"b\": \"  \"}"));

        assertEquals("x \n\ty", body.lines("a", 100));
        assertNull(body.lines("b", 100));
        body.verify();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u00a0", "\\u2007\\u202f", "\\u200b", "\\ufeff", "\\u2060\\u00ad", "\\u3164", "\\u2800",
        "\\u115f\\u1160", "\\ufe0f", "\\u0301", "\\u200b \\u00a0\\n\\u200b", "\\u202e", "\\udb40\\udc20", "\\u180e",
        "\\u3000", "\\uffa0"})
    void a_text_that_shows_nothing_is_empty(String text) {
        var body = Body.of(request("{\"a\": \"" + text + "\", \"b\": \"" + text + "\", \"c\": \"" + text + "\"}"));
        assertEquals("", body.requiredLine("a", 100));
        assertNull(body.line("b", 100));
        assertNull(body.lines("c", 100));

        assertEquals(List.of(Map.of("pointer", "/a", "detail", "is missing")), faults(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "x\u00a0", "\u200bx", "٤", "ก็", "🙂", "👩‍👧", "—", "\ue000"})
    void a_text_that_shows_anything_is_none(String text) {
        assertEquals(text, Body.of(request("{\"a\": \"" + text + "\"}")).requiredLine("a", 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\u007f", "\\u009b", "\\ud800", "\\udc00", "x\\rx"})
    void control_characters_and_halves_of_characters_are_faults_in_any_text(String text) {
        var body = Body.of(request("{\"a\": \"x" + text + "x\", \"b\": \"x" + text + "x\"}"));
        body.line("a", 100);
        body.lines("b", 100);

        assertEquals(2, faults(body).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "@x", "a@", "a b@x", "a@b@c", "a@x,b@y", "<a@x>",
        "a\\u0001@x", "a\\ud800@x", "a@x\\u0000"})
    void what_is_no_address_is_a_fault_alone_and_in_a_list(String address) {
        var body = Body.of(request("{\"a\": \"" + address + "\", \"b\": [\"" + address + "\"]}"));
        body.requiredAddress("a");
        body.addresses("b", 5);

        assertEquals(2, faults(body).size());
    }

    @Test
    void an_address_is_normalised() {
        assertEquals("zoë@straße.example", Body.of(request("{\"a\": \" Zoë@STRAßE.example \"}")).requiredAddress("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "1.0", "\"5\"", "1e1", "99999999999999999999", "true", "[5]"})
    void only_whole_numbers_in_range_are_numbers(String number) {
        var body = Body.of(request("{\"a\": " + number + "}"));
        body.requiredNumber("a", 1, 10);

        assertEquals(1, faults(body).size());
    }

    @Test
    void unknown_members_are_named_also_inside() {
        var body = Body.of(request("{\"a\": {\"x/y\": 1}, \"b~\": 2}"));
        body.object("a");

        assertEquals(List.of("/b~0", "/a/x~1y"), faults(body).stream().map(fault -> fault.get("pointer")).toList());
    }

    private static List<Map<?, ?>> faults(Body body) {
        var refused = assertThrows(Problem.class, body::verify);
        var response = refused.response(Texts.of("org.resonanz.api.problems", Language.ENGLISH)).body();
        assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(response), response);
        try {
            var errors = (List<?>) JSON.std.mapFrom(response).get("errors");
            return errors.stream().<Map<?, ?>>map(error -> (Map<?, ?>) error).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ApiRequest request(String body) {
        return request(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiRequest request(byte[] body) {
        return new ApiRequest(null, "POST /", Map.of(), Map.of(), Map.of(), List.of(), RequestBody.of(body), Map.of(),
                "https://api.example");
    }
}
