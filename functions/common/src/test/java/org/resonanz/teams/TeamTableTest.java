package org.resonanz.teams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
