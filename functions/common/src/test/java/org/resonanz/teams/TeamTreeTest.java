package org.resonanz.teams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamTreeTest {
    private static final TeamTree TREE = TeamTree.of(5, Instant.EPOCH, List.of(team("company", null),
            team("hr", "company"), team("payroll", "hr"), team("tax", "payroll"), team("it", "company")));

    @ParameterizedTest
    @CsvSource({"tax, 1, hr", "payroll, 1, hr", "hr, 1, hr", "company, 1, company", "tax, 2, payroll", "hr, 2, hr",
        "tax, 5, tax", "external, 1, external", "unassigned, 1, unassigned", "nowhere, 1, unassigned"})
    void a_department_is_the_ancestor_at_its_depth(String team, int depth, String department) {
        assertEquals(department, TREE.department(team, depth));
    }

    @Test
    void ancestors_go_up_to_the_root() {
        assertEquals(List.of("payroll", "hr", "company"), TREE.ancestors("tax"));
        assertEquals(List.of(), TREE.ancestors("company"));
        assertEquals(List.of(), TREE.ancestors("nowhere"));
    }

    @Test
    void a_team_is_within_itself_and_what_is_above_it() {
        assertTrue(TREE.isWithin("tax", "tax") && TREE.isWithin("tax", "hr"));
        assertFalse(TREE.isWithin("hr", "tax") || TREE.isWithin("it", "hr"));
    }

    @Test
    void the_nearest_team_is_the_team_itself_or_the_first_above_it() {
        assertEquals("tax", nearest("tax", Set.of("tax", "hr")));
        assertEquals("hr", nearest("tax", Set.of("hr", "company")));
        assertEquals("none", nearest("hr", Set.of("tax", "it")));
        assertEquals("none", nearest("nowhere", Set.of("company")));
    }

    private static String nearest(String id, Set<String> among) {
        return TREE.nearest(id, team -> among.contains(team.id())).map(Team::id).orElse("none");
    }

    private static Team team(String id, String parent) {
        return new Team(id, id, parent, List.of(), null, "de");
    }
}
