package org.resonanz.manageresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.manageresults.Doors.pointers;
import static org.resonanz.manageresults.Doors.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that figures of the company come in whole and stand once somebody expects something of them. */
class OutcomesTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final Doors doors = new Doors(new ManageResultsHandler(TABLE.environment(), clock));

    @BeforeEach
    void teams_and_an_outcome() {
        SampleTeams.putInto(TABLE);
        doors.outcome("absence", "teams");
    }

    @Test
    void an_outcome_is_added_and_changed() {
        var added = HttpEvent.sample("manage-results.put-outcome.json").sendTo(doors.handler());

        assertEquals(200, added.status(), added.body());
        assertEquals(List.of("absence", "Fehltage je Kopf", "Tage", "lower", "people", "departments", false),
                List.of(added.get("id"), added.get("name"), added.get("unit"), added.get("better"), added.get("theme"),
                        added.get("unitsAre"), added.get("linked")));
        assertEquals(List.of(added.json()), doors.get("/outcomes").get("outcomes"));
    }

    @Test
    void nobody_overwrites_what_they_have_not_read() {
        var version = String.valueOf(doors.outcome("absence", "teams").get("version"));
        doors.outcome("absence", "departments");

        var stale = doors.put("/outcomes/{id}", "absence", "{\"version\": \"" + version + "\", \"name\": \"X\", "
                + "\"unit\": \"%\", \"better\": \"higher\", \"theme\": \"profit\", \"unitsAre\": \"teams\"}");

        assertEquals(409, stale.status());
        assertEquals("outcome-changed", problem(stale));
    }

    @Test
    void one_that_a_hypothesis_names_stands_and_takes_values_all_the_same() {
        doors.hypothesis("h", "absence", "given", 0, "");

        assertEquals("outcome-stands", problem(doors.outcome("absence", "departments")));
        var same = doors.outcome("absence", "teams");
        assertEquals(200, same.status());
        assertEquals(true, same.get("linked"));
        assertEquals(200, doors.values("absence", "unit,month,value\nit,2026-10,1\n").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"better\": \"more\" | /better", "\"theme\": \"luck\" | /theme",
        "\"unitsAre\": \"people\" | /unitsAre", "\"unit\": \"aaaaaaaaaaaaaaaaaaaaa\" | /unit"})
    void faults_are_named(String member, String pointer) {
        var name = member.substring(0, member.indexOf(':'));
        var body = List.of("\"name\": \"X\"", "\"unit\": \"%\"", "\"better\": \"higher\"", "\"theme\": \"profit\"",
                "\"unitsAre\": \"teams\"").stream().map(each -> each.startsWith(name) ? member : each)
                .collect(Collectors.joining(", ", "{", "}"));
        var response = doors.put("/outcomes/{id}", "x", body);

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of(pointer), pointers(response));
    }

    @Test
    void values_are_added_and_replaced_and_the_same_table_again_changes_nothing() {
        var table = "unit,month,value\r\nit,2026-09,1.5\r\npayroll,2026-09,-0.25\r\nit,2026-10,2\r\n";
        assertCounts(3, 0, 0, doors.values("absence", table));
        assertCounts(0, 0, 3, doors.values("absence", table));
        assertCounts(1, 1, 0, doors.values("absence", "unit,month,value\nit,2026-10,3\nit,2026-08,1\n"));

        assertEquals(Map.of("units", 2, "count", 4, "first", "2026-08", "last", "2026-10", "corrected", 1), values());
        assertEquals(Map.of("2026-08", AttributeValue.fromN("1"), "2026-09", AttributeValue.fromN("1.5"), "2026-10",
                AttributeValue.fromN("3")), TABLE.item("OUTCOME#absence", "it").get("values").m());
    }

    @Test
    void a_spreadsheet_may_write_semicolons_decimal_commas_and_a_byte_order_mark() {
        var response = doors.values("absence",
                "\uFEFFUnit;Month;Value\r\nit;2026-09;1,5\r\n\"payroll\";2026-09;2.5\r\n");

        assertCounts(2, 0, 0, response);
        assertEquals("1.5", TABLE.item("OUTCOME#absence", "it").get("values").m().get("2026-09").n());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"it,2026-13,1 | /2/month", "it,2026-9,1 | /2/month", "it,2026-12,1 | /2/month",
        "legal,2026-09,1 | /2/unit", "it,2026-09,1,5 | /2", "it,2026-09 | /2", "it,2026-09,NaN | /2/value",
        "it,2026-09,1e5 | /2/value", "it,2026-09, | /2/value", "it,2026-09,1#it,2026-09,2 | /3",
        "it,2026-09,1#it,2026-10,x#IT,2026-11,1 | /3/value /4/unit", "'' | /1"})
    void faults_are_named_by_line_and_nothing_is_stored(String lines, String expected) {
        var response = doors.values("absence", "unit,month,value\n" + lines.replace('#', '\n'));

        assertEquals(400, response.status(), response.body());
        assertEquals("faulty-table", problem(response));
        assertEquals(List.of(expected.split(" ")), pointers(response));
        assertEquals(0, values().get("units"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"unit,month | /1", "unit,unit,month,value | /1", "team,month,value | /1",
        "'' | /1", "\"unit,month,value | /1"})
    void a_table_without_its_header_is_refused(String header, String pointer) {
        var response = doors.values("absence", header + "\nit,2026-09,1\n");

        assertEquals(400, response.status(), response.body());
        assertEquals(List.of(pointer), pointers(response));
    }

    @Test
    void no_more_faults_are_told_than_one_mends() {
        var lines = IntStream.range(0, 100).mapToObj(line -> "it,never,1").collect(Collectors.joining("\n"));

        assertEquals(20, pointers(doors.values("absence", "unit,month,value\n" + lines)).size());
    }

    @Test
    void a_table_has_256_kilobytes_and_100_units_at_most() {
        assertEquals(413, doors.values("absence", "unit,month,value\n" + "x".repeat(256 * 1024)).status());
        var lines = new StringBuilder("unit,month,value\n");
        for (var team = 0; team <= 100; team++) {
            TABLE.put(Map.of("PK", AttributeValue.fromS("TEAMS"), "SK", AttributeValue.fromS("team-" + team), "name",
                    AttributeValue.fromS("T"), "parentId", AttributeValue.fromS("company"), "locale",
                    AttributeValue.fromS("de")));
            lines.append("team-").append(team).append(",2026-09,1\n");
        }
        assertEquals(List.of("/1/unit"), pointers(doors.values("absence", lines.toString())));
        lines.setLength(lines.lastIndexOf("team-"));
        assertCounts(100, 0, 0, doors.values("absence", lines.toString()));
    }

    @Test
    void values_of_departments_are_of_departments() {
        doors.outcome("turnover", "departments");

        assertEquals(200, doors.values("turnover", "unit,month,value\nhr,2026-09,1\n").status());
        for (var other : List.of("company", "payroll")) {
            assertEquals(List.of("/2/unit"),
                    pointers(doors.values("turnover", "unit,month,value\n" + other + ",2026-09,1\n")));
        }
        assertEquals(404, doors.values("nothing", "unit,month,value\nhr,2026-09,1\n").status());
    }

    @Test
    void of_two_uploads_at_the_same_moment_both_are_there() {
        var responses = Concurrently.all(List.of(
                () -> doors.values("absence", "unit,month,value\nit,2026-09,1\n").status(),
                () -> doors.values("absence", "unit,month,value\nit,2026-10,2\n").status()));

        assertEquals(List.of(200, 200), responses);
        assertEquals(2, values().get("count"));
    }

    @Test
    void an_upload_that_dies_stores_nothing() {
        TABLE.meter().refuse(call -> call.equals("TransactWriteItems"));
        try {
            doors.values("absence", "unit,month,value\nit,2026-09,1\npayroll,2026-09,1\n");
        } catch (RuntimeException killed) {
            assertNotNull(killed);
        }
        TABLE.meter().refuse(call -> false);

        assertEquals(0, values().get("units"));
    }

    private Map<?, ?> values() {
        return ((List<?>) doors.get("/outcomes").get("outcomes")).stream().map(each -> (Map<?, ?>) each)
                .filter(each -> "absence".equals(each.get("id"))).map(each -> (Map<?, ?>) each.get("values"))
                .findFirst().orElseThrow();
    }

    private static void assertCounts(int added, int changed, int same, Response response) {
        assertEquals(200, response.status(), response.body());
        assertTrue(response.json().equals(Map.of("added", added, "changed", changed, "same", same)), response.body());
    }

    /** Who belongs to a team and to the one above it would count twice. */
    @Test
    void a_unit_and_one_above_it_are_refused_together() {
        doors.outcome("absence", "teams");
        assertEquals(200, doors.values("absence", "unit,month,value\npayroll,2026-09,1\nit,2026-09,1\n").status());

        var nested = doors.values("absence", "unit,month,value\nmarketing,2026-09,1\nhr,2026-09,1\n");

        assertEquals(422, nested.status(), nested.body());
        assertEquals("nested-units", problem(nested));
        assertEquals("„payroll“ steht unter „hr“: Wer zu beiden gehört, zählte doppelt. Entscheiden Sie sich für eine "
                + "Ebene.", nested.get("detail"));
        var values = (Map<?, ?>) ((Map<?, ?>) ((List<?>) doors.get("/outcomes").get("outcomes")).getFirst())
                .get("values");
        assertEquals(List.of(2, 2, 0), List.of(values.get("units"), values.get("count"), values.get("corrected")));
        doors.values("absence", "unit,month,value\npayroll,2026-09,2\n");
        assertEquals(1, ((Map<?, ?>) ((Map<?, ?>) ((List<?>) doors.get("/outcomes").get("outcomes")).getFirst())
                .get("values")).get("corrected"));
    }

    /** The tree may be changed under stored values: what is there is no reason to refuse more of it. */
    @Test
    void units_that_were_moved_may_still_have_values() {
        doors.outcome("absence", "teams");
        doors.values("absence", "unit,month,value\nmarketing,2026-09,1\nit,2026-09,1\n");
        var teams = new TeamTable(TABLE.client(), TABLE.name(), clock);
        var tree = teams.read();
        var moved = tree.find("marketing").orElseThrow();
        teams.put(new Team("marketing", moved.name(), "it", List.of(), null, "de"), tree, clock.instant());

        assertEquals(200, doors.values("absence", "unit,month,value\nit,2026-10,1\n").status());
        assertEquals("nested-units", problem(doors.values("absence", "unit,month,value\ncompany,2026-10,1\n")));
    }

    @Test
    void what_values_mean_does_not_change_under_them() {
        doors.outcome("absence", "teams");
        assertEquals(200, doors.outcome("absence", "departments").status());
        doors.values("absence", "unit,month,value\nit,2026-09,1\n");

        assertEquals("outcome-stands", problem(doors.outcome("absence", "teams")));
        assertEquals(200, doors.put("/outcomes/{id}", "absence", "{\"name\": \"Fehltage je Kopf\", \"unit\": \"Tage\", "
                + "\"better\": \"lower\", \"theme\": \"people\", \"unitsAre\": \"departments\"}").status());
    }

    @Test
    void thousands_are_not_taken_for_decimals() {
        doors.outcome("absence", "departments");

        assertEquals(List.of("/2/value"), pointers(doors.values("absence", "unit;month;value\nit;2026-09;12.500\n")));
        assertEquals(200, doors.values("absence", "unit;month;value\nit;2026-09;12.5\nit;2026-08;12,500\n").status());
    }
}
