package org.resonanz.teams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

class TeamTableTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private static final LocalDate DUE = LocalDate.parse("2027-01-15");

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final TeamTable store = new TeamTable(AwsClients.dynamoDb(new Environment(TABLE.environment())),
            TABLE.name(), clock);

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void a_team_comes_back_as_it_was_put() {
        var team = new Team("legal", "Recht", "company", List.of("carla@resonanz.example"),
                "legal@resonanz.example", "en");

        assertTrue(store.put(team, store.read(), clock.instant()));

        assertEquals(team, store.read().find("legal").orElseThrow());
        assertEquals(6, store.read().version());
    }

    @Test
    void what_a_team_promises_and_changes_comes_back_as_it_was_put() {
        var team = hr().promising(new Promise(3, 80, "Reisen buchen", DUE)).saying(action("2026-11-22", null));
        var bare = team.promising(new Promise(null, null, "Reisen buchen", null))
                .saying(action("2026-11-22", "2026-11-23"));

        assertTrue(store.put(team, store.read(), clock.instant()));
        assertEquals(team, hr());
        assertTrue(store.put(bare, store.read(), clock.instant()));
        assertEquals(bare, hr());
        assertTrue(store.put(bare.promising(null).saying(null), store.read(), clock.instant()));
        assertEquals(new Team("hr", "hr", "company", List.of(), null, "de"), hr());
    }

    @Test
    void each_action_is_kept_among_all_actions_as_it_stands_last() {
        var first = action("2026-11-22", null);
        store.put(hr().saying(first), store.read(), clock.instant());
        var done = action("2026-11-22", "2026-12-01");
        store.put(hr().saying(done), store.read(), clock.instant());
        var second = new Action("Wartezeit", "Rückruf", LocalDate.parse("2026-12-02"), DUE, null);
        store.put(hr().saying(second), store.read(), clock.instant());
        store.put(hr().saying(null), store.read(), clock.instant());
        store.put(store.read().find("it").orElseThrow().saying(first), store.read(), clock.instant());

        assertEquals(List.of(new TeamAction("hr", done), new TeamAction("hr", second), new TeamAction("it", first)),
                new ActionTable(TABLE.client(), TABLE.name()).read());
    }

    @Test
    void a_change_that_does_not_hold_leaves_no_action() {
        var old = store.read();
        store.put(hr().promising(new Promise(3, null, null, null)), old, clock.instant());

        assertFalse(store.put(hr().saying(action("2026-11-22", null)), old, clock.instant()));
        assertEquals(List.of(), new ActionTable(TABLE.client(), TABLE.name()).read());
    }

    private Team hr() {
        return store.read().find("hr").orElseThrow();
    }

    private static Action action(String declaredOn, String doneOn) {
        return new Action("Formulare", "Eines statt drei", LocalDate.parse(declaredOn), DUE,
                doneOn == null ? null : LocalDate.parse(doneOn));
    }

    @Test
    void a_change_checked_against_an_older_tree_does_not_hold() {
        var old = store.read();
        store.put(new Team("legal", "Recht", "company", List.of(), null, "de"), old, clock.instant());

        assertFalse(store.put(new Team("legal", "Legal", "hr", List.of(), null, "en"), old, clock.instant()));
        assertEquals("Recht", store.read().find("legal").orElseThrow().name());
    }

    @Test
    void the_tree_is_held_for_a_minute() {
        store.get();
        clock.advance(Duration.ofSeconds(59));
        store.get();
        assertEquals(List.of("Query"), TABLE.meter().calls());

        clock.advance(Duration.ofSeconds(1));
        store.get();
        assertEquals(List.of("Query", "Query"), TABLE.meter().calls());
    }

    @Test
    void a_clock_that_was_set_back_makes_it_stale() {
        store.get();
        clock.advance(Duration.ofSeconds(-1));
        store.get();

        assertEquals(List.of("Query", "Query"), TABLE.meter().calls());
    }

    @Test
    void a_team_that_the_copy_does_not_know_is_looked_for_once_more() {
        store.get();
        store.knowing("nowhere");
        assertEquals(List.of("Query", "Query"), TABLE.meter().calls());

        store.knowing("hr");
        store.knowing(Team.EXTERNAL);
        store.knowing(Team.UNASSIGNED);
        store.knowing(null);
        assertEquals(List.of("Query", "Query"), TABLE.meter().calls());
    }
}
