package org.resonanz.manageresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.manageresults.Doors.cohort;
import static org.resonanz.manageresults.Doors.pointers;
import static org.resonanz.manageresults.Doors.problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;

/** Tests that a training is declared before anybody looks, and cannot be made to look otherwise afterwards. */
class TrainingsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final Doors doors = new Doors(new ManageResultsHandler(TABLE.environment(), clock));

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void a_training_is_declared_with_its_day_and_leads_see_it() {
        var response = HttpEvent.sample("manage-results.put-training.json").sendTo(doors.handler());

        assertEquals(200, response.status(), response.body());
        assertEquals("2026-11-22", response.get("declaredOn"));
        assertEquals(List.of(false, false, false), List.of(response.get("late"), response.get("drawn"),
                response.get("begun")));
        var seen = HttpEvent.of("GET /trainings").as("carla", "lead:hr").sendTo(doors.handler());
        assertEquals(List.of(response.json()), seen.get("trainings"));
    }

    @Test
    void until_it_begins_it_may_be_changed_and_the_day_is_that_of_the_change() {
        declare("2027-Q1");
        clock.set(Instant.parse("2026-12-01T10:00:00Z"));

        var changed = doors.training("zuhoeren", "", cohort("2027-Q2", "it"));

        assertEquals(200, changed.status(), changed.body());
        assertEquals("2026-12-01", changed.get("declaredOn"));
        assertEquals(List.of(Map.of("quarter", "2027-Q2", "teams", List.of("it"))), changed.get("cohorts"));
    }

    @Test
    void once_it_has_begun_nothing_changes_it() {
        var declared = declare("2027-Q1");
        clock.set(Instant.parse("2027-01-01T10:00:00Z"));

        for (var other : List.of(cohort("2027-Q2", "payroll"), cohort("2027-Q1", "payroll", "it"))) {
            var refused = doors.training("zuhoeren", "", other);
            assertEquals(409, refused.status(), refused.body());
            assertEquals("training-stands", problem(refused));
        }
        assertEquals("2026-11-22", doors.training("zuhoeren", "", cohort("2027-Q1", "payroll")).get("declaredOn"));
        var kept = doors.get("/trainings").json();
        assertEquals(declared.get("cohorts"), ((Map<?, ?>) ((List<?>) kept.get("trainings")).getFirst())
                .get("cohorts"));
    }

    /** The year of the organisation begins an hour before that of UTC. */
    @Test
    void it_begins_with_the_day_of_the_organisation() {
        declare("2027-Q1");
        clock.set(Instant.parse("2026-12-31T23:30:00Z"));

        assertEquals(409, doors.training("zuhoeren", "", cohort("2027-Q2", "it")).status());
    }

    @Test
    void one_that_is_declared_when_it_has_begun_is_marked_as_late() {
        assertEquals(true, declare("2026-Q4").get("late"));
        assertEquals(409, doors.training("zuhoeren", "", cohort("2027-Q4", "payroll")).status());
    }

    @Test
    void a_withdrawn_one_is_still_shown_and_stays_withdrawn() {
        declare("2027-Q1");
        clock.set(Instant.parse("2027-02-01T10:00:00Z"));

        var withdrawn = doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "payroll"));

        assertEquals("2027-02-01", withdrawn.get("withdrawnOn"), withdrawn.body());
        clock.set(Instant.parse("2027-03-01T10:00:00Z"));
        assertEquals("2027-02-01", doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "payroll"))
                .get("withdrawnOn"));
        assertEquals(409, doors.training("zuhoeren", "", cohort("2027-Q1", "payroll")).status());
        assertEquals(1, ((List<?>) doors.get("/trainings").get("trainings")).size());
    }

    @Test
    void what_was_never_declared_cannot_be_withdrawn_nor_changed_on_the_way() {
        assertEquals(404, doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "it")).status());
        declare("2027-Q1");
        assertEquals(409, doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "it")).status());
    }

    @Test
    void nobody_overwrites_what_they_have_not_read() {
        var first = declare("2027-Q1");
        var version = ", \"version\": \"" + first.get("version") + "\"";
        assertEquals(200, doors.training("zuhoeren", version, cohort("2027-Q2", "payroll")).status());

        var stale = doors.training("zuhoeren", version, cohort("2027-Q3", "payroll"));

        assertEquals(409, stale.status());
        assertEquals("training-changed", problem(stale));
        // The same once more is no conflict.
        assertEquals(200, doors.training("zuhoeren", version, cohort("2027-Q2", "payroll")).status());
    }

    @Test
    void a_withdrawal_is_not_lost_to_a_change_at_the_same_moment() {
        declare("2027-Q1");
        var responses = Concurrently.all(List.of(
                () -> doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "payroll")).status(),
                () -> doors.training("zuhoeren", "", cohort("2027-Q2", "payroll")).status()));

        assertEquals(List.of(200, 409), responses.stream().sorted().toList());
    }

    @Test
    void the_same_teams_begin_one_training_in_a_quarter() {
        declare("2027-Q1");

        var second = doors.training("again", ", \"judgedIn\": \"2028-Q1\"", cohort("2027-Q1", "it", "payroll"));
        assertEquals("training-declared", problem(second));
        assertEquals(200, doors.training("again", "", cohort("2027-Q1", "it"), cohort("2027-Q2", "payroll")).status());
        // One that was called off never took place.
        doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "payroll"));
        assertEquals(200, doors.training("third", "", cohort("2027-Q1", "payroll")).status());
    }

    /** It stands as it was declared, whatever becomes of its teams. */
    @Test
    void a_training_whose_team_has_teams_by_now_can_be_withdrawn() {
        declare("2027-Q1");
        var teams = new TeamTable(TABLE.client(), TABLE.name(), clock);
        teams.put(new Team("below", "Below", "payroll", List.of(), null, "de"), teams.read(), clock.instant());

        assertEquals(200, doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "payroll")).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"quarter\": \"2027-Q5\", \"teams\": [\"it\"]} | /cohorts/0/quarter",
        "{\"quarter\": \"2027-Q1\", \"teams\": [\"IT\"]} | /cohorts/0/teams",
        "{\"quarter\": \"2027-Q1\", \"teams\": [\"it\", \"it\"]} | /cohorts/0/teams",
        "{\"quarter\": \"2027-Q1\"} | /cohorts/0/teams", "{\"teams\": [\"it\"]} | /cohorts/0/quarter",
        "{\"quarter\": \"2027-Q1\", \"teams\": [\"it\"], \"room\": 1} | /cohorts/0/room"})
    void faults_are_named(String cohort, String pointer) {
        var response = doors.training("zuhoeren", "", cohort);

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of(pointer), pointers(response));
    }

    @Test
    void a_team_or_quarter_stands_there_once() {
        assertEquals(List.of("/cohorts/1/quarter"),
                pointers(doors.training("zuhoeren", "", cohort("2027-Q1", "it"), cohort("2027-Q1", "payroll"))));
        assertEquals(List.of("/cohorts/1/teams"),
                pointers(doors.training("zuhoeren", "", cohort("2027-Q1", "it"), cohort("2027-Q2", "it"))));
        assertEquals(List.of("/cohorts"), pointers(doors.training("zuhoeren", "")));
        assertEquals(List.of("/id"), pointers(doors.training("Zuhören", "", cohort("2027-Q1", "it"))));
    }

    @Test
    void teams_are_teams_without_teams_below() {
        assertEquals("unknown-team", problem(doors.training("zuhoeren", "", cohort("2027-Q1", "legal"))));
        assertEquals("team-with-teams", problem(doors.training("zuhoeren", "", cohort("2027-Q1", "hr"))));
        assertEquals("team-with-teams", problem(doors.draw("{\"teams\": [\"hr\", \"it\"], \"quarters\": "
                + "[\"2027-Q1\"], \"untrained\": 1}")));
    }

    @Test
    void a_draw_splits_the_teams_evenly_and_says_why_lots_are_best() {
        var drawn = doors.draw("{\"teams\": [\"payroll\", \"it\", \"marketing\"], \"quarters\": [\"2027-Q2\", "
                + "\"2027-Q1\"], \"untrained\": 1}");

        assertEquals(200, drawn.status(), drawn.body());
        var cohorts = cohorts(drawn.json());
        assertEquals(List.of("2027-Q1", "2027-Q2"), cohorts.stream().map(each -> each.get("quarter")).toList());
        assertEquals(List.of(1, 1), cohorts.stream().map(each -> ((List<?>) each.get("teams")).size()).toList());
        var all = new HashSet<Object>((List<?>) drawn.get("untrained"));
        cohorts.forEach(each -> all.addAll((List<?>) each.get("teams")));
        assertEquals(Set.of("payroll", "it", "marketing"), all);
        assertTrue(drawn.get("why").toString().contains("Los"), drawn.body());
        var english = HttpEvent.of("POST /trainings/draws").as("dora", "admin").header("accept-language", "en")
                .body("{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q1\", \"2027-Q2\"]}");
        assertTrue(english.sendTo(doors.handler()).get("why").toString().contains("lots"));
    }

    @Test
    void nobody_draws_until_they_like_it() {
        var question = "{\"teams\": [\"payroll\", \"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"], "
                + "\"untrained\": 1}";
        var first = doors.draw(question).json();
        clock.set(Instant.parse("2026-12-01T10:00:00Z"));

        for (var again = 0; again < 10; again++) {
            assertEquals(first, doors.draw(question).json());
            assertEquals(first, doors.draw("{\"untrained\": 1, \"teams\": [\"marketing\", \"it\", \"payroll\"], "
                    + "\"quarters\": [\"2027-Q1\"]}").json());
        }
    }

    @Test
    void lots_fall_now_so_now_so() {
        var seen = new HashSet<Object>();
        for (var year = 2100; year < 2140; year++) {
            seen.add(doors.draw("{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"" + year + "-Q1\"], "
                    + "\"untrained\": 1}").get("untrained"));
        }
        assertEquals(Set.of(List.of("it"), List.of("marketing")), seen);
    }

    @Test
    void a_training_is_drawn_if_its_cohorts_are_those_of_a_draw() {
        var drawn = doors.draw("{\"teams\": [\"payroll\", \"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"], "
                + "\"untrained\": 1}").json();
        var teams = new ArrayList<>((List<?>) cohorts(drawn).getFirst().get("teams"));

        var as = doors.training("drawn", "", cohort("2027-Q1", teams.reversed().stream().map(Object::toString)
                .toArray(String[]::new)));
        var other = doors.training("chosen", "", cohort("2027-Q2", Stream.concat(
                ((List<?>) drawn.get("untrained")).stream(), teams.stream().limit(1)).map(Object::toString)
                .toArray(String[]::new)));

        assertEquals(List.of(true, 1, List.of("it", "marketing", "payroll")),
                List.of(as.get("drawn"), as.get("draws"), as.get("pool")), as.body());
        assertEquals(List.of(false, 0, List.of()), List.of(other.get("drawn"), other.get("draws"), other.get("pool")),
                other.body());
    }

    /** Who asks other questions until one answer fits has drawn often, and that is shown. */
    @Test
    void a_training_tells_how_often_its_teams_were_in_a_draw() {
        doors.draw("{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"], \"untrained\": 1}");
        doors.draw("{\"teams\": [\"it\", \"payroll\"], \"quarters\": [\"2027-Q2\"], \"untrained\": 1}");
        var question = "{\"teams\": [\"payroll\", \"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"], "
                + "\"untrained\": 2}";
        doors.draw(question);
        var drawn = doors.draw(question).json();

        var training = doors.training("drawn", "", cohort("2027-Q1",
                ((List<?>) cohorts(drawn).getFirst().get("teams")).getFirst().toString()));

        assertEquals(3, training.get("draws"), training.body());
    }

    @Test
    void lots_that_fall_when_the_first_have_begun_decide_nothing() {
        var drawn = doors.draw("{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2026-Q4\"], \"untrained\": 1}")
                .json();

        var training = doors.training("drawn", "", cohort("2026-Q4",
                ((List<?>) cohorts(drawn).getFirst().get("teams")).getFirst().toString()));

        assertEquals(List.of(false, true), List.of(training.get("drawn"), training.get("late")));
    }

    @Test
    void the_verdict_is_that_of_a_quarter_declared_beforehand() {
        assertEquals("2027-Q3", doors.training("zuhoeren", "", cohort("2027-Q1", "it"), cohort("2027-Q2", "payroll"))
                .get("judgedIn"));
        var named = ", \"judgedIn\": \"2028-Q1\"";
        assertEquals("2028-Q1", doors.training("zuhoeren", named, cohort("2027-Q1", "it")).get("judgedIn"));
        // Who does not name it does not change it, but for other teams it is that of these.
        assertEquals("2028-Q1", doors.training("zuhoeren", "", cohort("2027-Q1", "it")).get("judgedIn"));
        assertEquals("2027-Q2", doors.training("zuhoeren", "", cohort("2027-Q1", "payroll")).get("judgedIn"));

        clock.set(Instant.parse("2027-01-01T10:00:00Z"));
        assertEquals("training-stands", problem(doors.training("zuhoeren", named, cohort("2027-Q1", "payroll"))));
        assertEquals("2027-Q2", doors.training("zuhoeren", ", \"withdrawn\": true", cohort("2027-Q1", "payroll"))
                .get("judgedIn"));
        for (var quarter : List.of("2026-Q4", "2032-Q2", "2027")) {
            assertEquals(List.of("/judgedIn"), pointers(doors.training("other",
                    ", \"judgedIn\": \"" + quarter + "\"", cohort("2027-Q1", "it"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"teams\": [\"it\"], \"quarters\": [\"2027-Q1\", \"2027-Q2\"]}",
        "{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"]}",
        "{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"], \"untrained\": 0}",
        "{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q1\"], \"untrained\": 2}",
        "{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027-Q1\", \"2027-Q1\"]}",
        "{\"teams\": [\"it\", \"marketing\"], \"quarters\": [\"2027\"]}",
        "{\"teams\": [\"it\", \"marketing\"], \"quarters\": []}", "{\"quarters\": [\"2027-Q1\"]}"})
    void what_leaves_nothing_to_draw_is_refused(String body) {
        var response = doors.draw(body);

        assertEquals(400, response.status(), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"team:hr", "lead:hr", "integration"})
    void only_admins_declare_and_draw_and_members_do_not_see(String group) {
        for (var sample : List.of("manage-results.put-training.json", "manage-results.draw.json",
                "manage-results.put-outcome.json", "manage-results.put-values.json",
                "manage-results.put-hypothesis.json", "manage-results.outcomes.json",
                "manage-results.hypotheses.json")) {
            assertEquals(403, HttpEvent.sample(sample).as("ben", group).sendTo(doors.handler()).status(), sample);
        }
        for (var sample : List.of("manage-results.trainings.json", "manage-results.effects.json")) {
            assertEquals(group.equals("lead:hr") ? 200 : 403,
                    HttpEvent.sample(sample).as("ben", group).sendTo(doors.handler()).status(), sample);
        }
    }

    private Map<String, Object> declare(String quarter) {
        var response = doors.training("zuhoeren", "", cohort(quarter, "payroll"));
        assertEquals(200, response.status(), response.body());
        return response.json();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> cohorts(Map<String, Object> json) {
        return (List<Map<String, Object>>) (List<?>) json.get("cohorts");
    }
}
