package org.resonanz.manageresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.resonanz.manageresults.Doors.pointers;
import static org.resonanz.manageresults.Doors.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

/** Tests that what is expected is declared once, keeps its date and is never forgotten. */
class HypothesesTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final Doors doors = new Doors(new ManageResultsHandler(TABLE.environment(), clock));

    @BeforeEach
    void outcomes() {
        SampleTeams.putInto(TABLE);
        doors.outcome("absence", "departments");
        doors.outcome("turnover", "teams");
    }

    @Test
    void a_hypothesis_keeps_its_day_and_is_never_changed() {
        var declared = doors.hypothesis("h", "absence", "received", 1, "");
        assertEquals(200, declared.status(), declared.body());
        assertEquals("2026-11-22", declared.get("declaredOn"));
        clock.advance(Duration.ofDays(9));

        assertEquals(declared.json(), doors.hypothesis("h", "absence", "received", 1, "").json());
        for (var other : List.of(doors.hypothesis("h", "absence", "received", 2, ""),
                doors.hypothesis("h", "absence", "given", 1, ""), doors.hypothesis("h", "turnover", "given", 1, ""))) {
            assertEquals(409, other.status());
            assertEquals("hypothesis-stands", problem(other));
        }
    }

    @Test
    void one_lag_is_declared_of_an_outcome_and_a_service() {
        doors.hypothesis("h", "absence", "received", 1, "");

        assertEquals("link-declared", problem(doors.hypothesis("other", "absence", "received", 2, "")));
        doors.hypothesis("h", "absence", "received", 1, ", \"withdrawn\": true");
        assertEquals("link-declared", problem(doors.hypothesis("other", "absence", "received", 2, "")));
        assertEquals(200, doors.hypothesis("other", "absence", "given", 2, "").status());
    }

    @Test
    void two_at_once_declare_one_lag() {
        var responses = Concurrently.all(List.of(() -> doors.hypothesis("h", "absence", "received", 1, "").status(),
                () -> doors.hypothesis("i", "absence", "received", 2, "").status()));

        assertEquals(List.of(200, 409), responses.stream().sorted().toList());
        assertEquals(1, doors.get("/hypotheses").get("lookedAfter"));
    }

    @Test
    void an_outcome_does_not_change_under_a_hypothesis_that_is_declared_at_the_same_moment() {
        var responses = Concurrently.all(List.of(() -> doors.hypothesis("h", "absence", "received", 1, "").status(),
                () -> doors.outcome("absence", "teams").status()));

        // Whichever comes first, the other one is refused: service received is known of departments alone.
        assertEquals(1, responses.stream().filter(Integer.valueOf(200)::equals).count(), responses.toString());
    }

    @Test
    void the_verdict_is_the_first_with_enough_figures_from_a_declared_quarter_on() {
        assertEquals("2026-Q4", doors.hypothesis("h", "absence", "received", 1, "").get("judgedIn"));
        assertEquals("2028-Q2", doors.hypothesis("i", "turnover", "given", 1, ", \"judgedIn\": \"2028-Q2\"")
                .get("judgedIn"));
        clock.advance(Duration.ofDays(99));

        assertEquals("hypothesis-stands",
                problem(doors.hypothesis("h", "absence", "received", 1, ", \"judgedIn\": \"2027-Q1\"")));
        assertEquals("2028-Q2", doors.hypothesis("i", "turnover", "given", 1, ", \"withdrawn\": true")
                .get("judgedIn"));
        // As the page sends it, when the quarter is over.
        assertEquals(200, doors.hypothesis("h", "absence", "received", 1,
                ", \"judgedIn\": \"2026-Q4\", \"withdrawn\": true").status());
        assertEquals(List.of("/judgedIn"),
                pointers(doors.hypothesis("j", "absence", "given", 1, ", \"judgedIn\": \"2026-Q4\"")));
    }

    @Test
    void withdrawn_ones_stay_and_count_among_those_looked_at() {
        doors.hypothesis("h", "absence", "received", 1, "");
        doors.hypothesis("i", "turnover", "given", 0, "");
        clock.advance(Duration.ofDays(9));

        var withdrawn = doors.hypothesis("h", "absence", "received", 1, ", \"withdrawn\": true");

        assertEquals("2026-12-01", withdrawn.get("withdrawnOn"));
        assertEquals(409, doors.hypothesis("h", "absence", "received", 1, "").status());
        assertEquals(404, doors.hypothesis("j", "turnover", "given", 0, ", \"withdrawn\": true").status());
        var all = doors.get("/hypotheses");
        assertEquals(2, all.get("lookedAfter"));
        assertEquals(List.of("h", "i"), ((List<?>) all.get("hypotheses")).stream()
                .map(each -> ((Map<?, ?>) each).get("id")).toList());
    }

    @Test
    void it_is_told_whether_there_were_values_before() {
        assertEquals(false, doors.hypothesis("h", "turnover", "given", 1, "").get("afterData"));
        doors.values("turnover", "unit,month,value\nit,2026-09,1\n");
        doors.values("absence", "unit,month,value\nit,2026-09,1\n");

        assertEquals(false, doors.hypothesis("h", "turnover", "given", 1, "").get("afterData"));
        assertEquals(true, doors.hypothesis("i", "absence", "given", 1, "").get("afterData"));
    }

    @Test
    void received_service_is_known_of_departments_alone() {
        var response = doors.hypothesis("h", "turnover", "received", 1, "");

        assertEquals(422, response.status());
        assertEquals("received-by-teams", problem(response));
        assertEquals("unknown-outcome", problem(doors.hypothesis("h", "profit", "given", 1, "")));
    }

    @Test
    void faults_are_named() {
        assertEquals(List.of("/lag"), pointers(doors.hypothesis("h", "absence", "given", 5, "")));
        assertEquals(List.of("/service"), pointers(doors.hypothesis("h", "absence", "taken", 1, "")));
        assertEquals(List.of("/outcomeId"), pointers(doors.hypothesis("h", "Absence!", "given", 1, "")));
    }
}
