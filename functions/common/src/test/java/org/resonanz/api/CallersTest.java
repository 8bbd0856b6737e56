package org.resonanz.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.Caller;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.Problem;
import org.resonanz.template.Template;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.Samples;

class CallersTest {
    private static final Callers CALLERS = new Callers("groups", "team:", "lead:", "admin", "integration");

    @Test
    void groups_are_the_entries_of_a_list() {
        var caller = caller("team:hr", "lead:it", "admin");

        assertEquals(List.of("hr", "it"), caller.teams());
        assertEquals(Set.of("it"), caller.leads());
        assertTrue(caller.admin());
        assertFalse(caller.integration());
    }

    @Test
    void one_group_may_stand_without_a_list() {
        assertEquals(List.of("hr"), caller(event().claim("groups", "team:hr")).teams());
        assertTrue(caller(event().claim("groups", "admin")).admin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hr", "team:", "administrator", "Domain admin", "admin users", "x team:hr y",
        "team:hr,admin", "[admin]"})
    void who_is_in_no_group_works_nowhere_and_runs_nothing(String group) {
        for (var caller : List.of(caller(group), caller(group, group), caller(event().tokenClaim("groups", group)))) {
            assertEquals(List.of(), caller.teams());
            assertFalse(caller.admin() || caller.integration());
        }
    }

    @Test
    void a_lead_works_in_the_team_and_is_named_once() {
        assertEquals(List.of("hr", "it"), caller("lead:it", "team:hr", "lead:hr").teams());
        assertTrue(caller("lead:it").worksIn("it"));
    }

    @Test
    void what_is_no_teams_id_names_no_team() {
        var caller = caller("team:HR", "team:a#b", "lead:x/y", "team:external", "lead:unassigned", "team:hr");

        assertEquals(List.of("hr"), caller.teams());
        assertEquals(Set.of(), caller.leads());
    }

    @Test
    void addresses_are_trimmed_and_in_lower_case_and_stand_in_for_a_missing_name() {
        var caller = caller(event().claim("email", " Anna@Resonanz.Example ").claim("name", null));

        assertEquals("anna@resonanz.example", caller.email());
        assertEquals("anna@resonanz.example", caller.name());
        assertEquals(List.of(), caller.teams());
    }

    @Test
    void a_log_names_nobody_by_their_address() {
        assertEquals("sub-anna", caller(event()).logName());
        for (var sub : new String[]{null, " ", "anna@resonanz.example", "idp|anna@resonanz.example"}) {
            assertEquals("unknown", caller(event().claim("sub", sub)).logName());
        }
    }

    /** An issuer may write nothing into a list; the authorizer hands the list on as text. */
    @ParameterizedTest
    @ValueSource(strings = {"[null]", "[null, 1, {}]"})
    void a_list_that_holds_no_text_is_a_claim_like_others(String audience) throws IOException {
        var list = JSON.std.listFrom(audience);
        var flattened = list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
        assertEquals(List.of("hr"), caller(event("team:hr").claim("aud", flattened).tokenClaim("aud", list)).teams());
        assertEquals(403, assertThrows(Problem.class, () -> caller(event("team:hr").tokenClaim("aud", list))).status());
    }

    @Test
    void the_samples_of_events_carry_the_tokens_that_their_claims_come_from() throws IOException {
        try (var files = Files.list(Template.find().resolveSibling("events"))) {
            var callers = files.map(file -> Samples.text(file.getFileName().toString()))
                    .filter(event -> event.contains("\"jwt\"")).map(CallersTest::read).map(CALLERS::of).toList();
            assertTrue(callers.size() >= 12);
            assertTrue(callers.stream().allMatch(caller -> caller.admin() || !caller.teams().isEmpty()));
        }
    }

    private static HttpEvent event(String... groups) {
        return HttpEvent.of("GET /requests").as("anna", groups);
    }

    private static Caller caller(String... groups) {
        return caller(event(groups));
    }

    private static Caller caller(HttpEvent event) {
        return CALLERS.of(read(event.json()));
    }

    private static ApiRequest read(String event) {
        try {
            return ApiRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
