package org.resonanz.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    private static final Caller.Groups GROUPS = new Caller.Groups("groups", "team:", "lead:", "admin", "integration");

    @Test
    void a_list_claim_that_arrives_as_one_string_is_a_list() {
        var caller = caller("[team:hr lead:it admin]");

        assertEquals(List.of("hr", "it"), caller.teams());
        assertEquals(Set.of("it"), caller.leads());
        assertTrue(caller.admin());
        assertFalse(caller.integration());
    }

    @Test
    void one_group_arrives_with_or_without_brackets() {
        assertEquals(List.of("hr"), caller("[team:hr]").teams());
        assertEquals(List.of("hr"), caller("team:hr").teams());
        assertEquals(List.of("hr", "it"), caller(List.of("team:hr", "team:it")).teams());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "[ ]", "[hr]", "[team:]", "[administrator]"})
    void who_is_in_no_group_works_nowhere_and_runs_nothing(String claim) {
        var caller = caller(claim);

        assertEquals(List.of(), caller.teams());
        assertFalse(caller.admin() || caller.integration());
    }

    @Test
    void a_lead_works_in_the_team_and_is_named_once() {
        assertEquals(List.of("hr", "it"), caller("[lead:it team:hr lead:hr]").teams());
        assertTrue(caller("[lead:it]").worksIn("it"));
    }

    @Test
    void what_is_no_teams_id_names_no_team() {
        var caller = caller("[team:HR team:a#b lead:x/y team:external lead:unassigned team:hr]");

        assertEquals(List.of("hr"), caller.teams());
        assertEquals(Set.of(), caller.leads());
    }

    @Test
    void addresses_are_trimmed_and_in_lower_case_and_stand_in_for_a_missing_name_and_sub() {
        var caller = GROUPS.caller(Map.of("email", " Anna@Resonanz.Example "));

        assertEquals("anna@resonanz.example", caller.email());
        assertEquals("anna@resonanz.example", caller.name());
        assertEquals("anna@resonanz.example", caller.subject());
        assertEquals(List.of(), caller.teams());
    }

    @Test
    void without_an_address_nobody_is_known() {
        var refused = assertThrows(Problem.class, () -> GROUPS.caller(Map.of("sub", "anna")));

        assertEquals(403, refused.status());
    }

    private static Caller caller(Object groups) {
        return GROUPS.caller(new HashMap<>(Map.of("sub", "anna", "email", "anna@resonanz.example", "groups", groups)));
    }
}
