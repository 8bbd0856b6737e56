package org.resonanz.manageteams;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

/** What tests of teams begin with: the sample teams in a fresh table, a handler, and what it shows of them. */
abstract class OnSampleTeams {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    final ManageTeamsHandler handler = handler();

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    /** Returns another handler on the same table, such as another instance of the function. */
    ManageTeamsHandler handler() {
        return new ManageTeamsHandler(TABLE.environment(), clock);
    }

    Response list(String person, String... groups) {
        return HttpEvent.of("GET /teams").as(person, groups).sendTo(handler);
    }

    /** Returns a team as a person sees it. */
    Map<?, ?> team(String person, String id, String... groups) {
        return ((List<?>) list(person, groups).get("teams")).stream().<Map<?, ?>>map(team -> (Map<?, ?>) team)
                .filter(team -> id.equals(team.get("id"))).findFirst().orElseThrow();
    }
}
