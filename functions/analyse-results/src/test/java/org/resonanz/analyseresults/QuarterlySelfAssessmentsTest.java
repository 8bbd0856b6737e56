package org.resonanz.analyseresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.results.Quarter;
import org.resonanz.scores.BatchScore;
import org.resonanz.scores.BatchScoreItem;
import org.resonanz.scores.DesignEffectsItem;
import org.resonanz.scores.Effects;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.Score;
import org.resonanz.scores.Span;
import org.resonanz.scores.Window;
import org.resonanz.selfassessments.AskedMemberItem;
import org.resonanz.selfassessments.AskedMemberTable;
import org.resonanz.selfassessments.PublishedSelfAssessmentTable;
import org.resonanz.selfassessments.SelfAssessment;
import org.resonanz.selfassessments.SelfAssessmentItem;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests what is published of a quarter, on a real table. */
class QuarterlySelfAssessmentsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final Quarter THIRD = new Quarter(2026, 3);
    private static final String PUBLISHED_ON = "2026-11-14";

    private final TestClock clock = TestClock.at("2026-11-15T04:45:00Z");

    @BeforeEach
    void a_company() {
        SampleTeams.putInto(TABLE);
        TABLE.put(Items.item("PUBLICATION", "LATEST").put("day", PUBLISHED_ON).build());
    }

    @Test
    void what_members_believed_stands_beside_what_customers_said() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        batch("hr", "2026-08-31#department:it", "2026-08-10", "2026-08-20", 13, 20);
        batch("hr", "2026-09-28#team", "2026-09-01", "2026-09-16", 14, 20);

        close(THIRD);

        // Wilson's bounds for 27 of 40, as by statsmodels' proportion_confint.
        assertEquals(List.of(new SelfAssessment("hr", THIRD, new Estimate(0.8, 0.6, 1),
                new Estimate(0.675, 0.5202, 0.7992), 0)), published());
    }

    /** The shares of the batches are published as 0.6667 and 0.8966, which would come to 0.8572. */
    @Test
    void the_share_of_customers_is_that_of_all_voices_however_batches_are_rounded() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        batch("hr", "2026-08-31#department:it", "2026-08-10", "2026-08-20", 4, 6);
        batch("hr", "2026-09-28#team", "2026-09-01", "2026-09-16", 26, 29);

        close(THIRD);

        assertEquals(0.8571, one("hr").customers().share());
    }

    @Test
    void customers_are_those_of_the_team_and_of_the_teams_below_it_alone() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        batch("hr", "2026-08-31#department:it", "2026-08-10", "2026-08-20", 13, 20);
        batch("payroll", "2026-09-28#team", "2026-09-01", "2026-09-16", 14, 20);
        batch("company", "2026-09-28#pool", "2026-09-01", "2026-09-16", 20, 20);
        batch("it", "2026-09-28#team", "2026-09-01", "2026-09-16", 20, 20);

        close(THIRD);

        assertEquals(new Estimate(0.675, 0.5202, 0.7992), one("hr").customers());
    }

    @Test
    void a_batch_of_two_quarters_is_left_out_and_counted_and_one_of_another_is_neither() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        batch("hr", "2026-07-20#team", "2026-06-30", "2026-07-10", 20, 20);
        batch("hr", "2026-08-31#team", "2026-07-01", "2026-09-30", 10, 20);
        batch("hr", "2026-10-26#team", "2026-09-30", "2026-10-01", 20, 20);
        batch("hr", "2026-04-20#team", "2026-03-30", "2026-04-02", 20, 20);
        batch("hr", "2026-07-06#team", "2026-06-20", "2026-06-29", 20, 20);
        batch("hr", "2026-11-02#team", "2026-10-02", "2026-10-10", 20, 20);

        close(THIRD);

        assertEquals(0.5, one("hr").customers().share());
        assertEquals(2, one("hr").leftOut());
    }

    @Test
    void nothing_that_is_not_published_is_looked_at() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        batch("hr", "2026-11-14#team", "2026-08-10", "2026-08-20", 10, 20);
        batch("hr", "2026-11-15#team", "2026-08-10", "2026-08-20", 20, 20);

        close(THIRD);

        assertEquals(0.5, one("hr").customers().share());
    }

    @Test
    void the_voices_of_customers_are_divided_by_the_design_effect_of_their_team() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        batch("hr", "2026-09-28#team", "2026-09-01", "2026-09-16", 27, 40);
        TABLE.put(DesignEffectsItem.toItem(LocalDate.parse(PUBLISHED_ON),
                Map.of(Window.DEFAULT, new Effects(1.5, Map.of("hr", 2.0), true))));

        close(THIRD);

        assertEquals(new Estimate(0.675, 0.4567, 0.8369), one("hr").customers());
    }

    @Test
    void without_a_batch_customers_are_not_told() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name()).key(Items.key("PUBLICATION", "LATEST")));
        batch("hr", "2026-09-28#team", "2026-09-01", "2026-09-16", 27, 40);

        close(THIRD);

        assertEquals(List.of(new SelfAssessment("hr", THIRD, new Estimate(0.8, 0.6, 1), null, 0)), published());
    }

    @Test
    void a_team_of_three_and_one_in_which_all_or_few_answered_are_never_told() {
        asked("hr", THIRD, 3, 60, 70);
        asked("it", THIRD, 10, 60, 70, 80, 80, 90, 70, 70, 70, 70, 70);
        asked("marketing", THIRD, 10, 60, 70, 80, 80);
        asked("payroll", THIRD, 9, 60, 70, 80, 80, 80);

        close(THIRD);

        assertEquals(List.of(), published());
    }

    @Test
    void answers_of_another_quarter_or_team_and_expired_ones_do_not_count() {
        asked("hr", THIRD, 9, 60, 70, 80, 80);
        asked("hr", THIRD.plus(1), 10, 0, 0, 0, 0, 0);
        asked("hr", THIRD.plus(-1), 10, 0, 0, 0, 0, 0);
        asked("it", THIRD, 3, 100, 100);
        close(THIRD);
        assertEquals(List.of(), published());

        clock.advance(Duration.ofDays(60));
        asked("payroll", THIRD, 10, 60, 70, 80, 80, 90);
        close(THIRD);
        assertEquals(List.of(), published());
    }

    @Test
    void the_organisations_k_decides() {
        k(6);
        asked("hr", THIRD, 12, 60, 70, 80, 80, 90);
        asked("it", THIRD, 12, 60, 70, 80, 80, 90, 90);

        close(THIRD);

        assertEquals(List.of("it"), published().stream().map(SelfAssessment::teamId).toList());
    }

    /** Members are told how many must answer when they are asked. An admin who asks for fewer later changes nothing. */
    @Test
    void the_strictest_k_that_a_member_of_the_team_was_ever_told_decides() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        asked(6, "hr", THIRD, 1, 60);
        asked("hr", THIRD, 1, 60);
        asked(6, "it", THIRD, 12, 60, 70, 80, 80, 90, 90);
        asked("marketing", THIRD, 10, 60, 70, 80, 80, 90);
        asked(6, "payroll", THIRD, 11, 60, 70, 80, 80, 90, 90);

        close(THIRD);

        assertEquals(List.of("it", "marketing"), published().stream().map(SelfAssessment::teamId).toList());
    }

    /** What came out between would tell that five answered, or that fewer than twelve were asked. */
    @Test
    void a_run_that_is_repeated_publishes_with_the_strictest_k_of_all_runs() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        asked("it", THIRD, 12, 60, 70, 80, 80, 90, 90);
        k(6);
        TABLE.meter().refuse(call -> call.equals("PutItem"));
        assertThrows(RuntimeException.class, () -> close(THIRD));
        TABLE.meter().reset();
        k(5);

        for (var run = 0; run < 2; run++) {
            close(THIRD);
            assertEquals(List.of("it"), published().stream().map(SelfAssessment::teamId).toList());
        }

        asked("hr", THIRD.plus(1), 10, 60, 70, 80, 80, 90);
        close(THIRD.plus(1));
        assertEquals(List.of("it", "hr"), published().stream().map(SelfAssessment::teamId).toList());
    }

    /** What comes out later would tell of what was erased, or closed, in between. */
    @Test
    void what_is_published_stands_whatever_comes_later() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        close(THIRD);
        var before = items();
        asked("hr", THIRD, 12, 0, 0, 0, 0, 0, 0);
        batch("hr", "2026-09-28#team", "2026-09-01", "2026-09-16", 27, 40);
        SampleTeams.putHr(TABLE, "Personal");

        close(THIRD);

        assertEquals(before, items());
    }

    @Test
    void a_run_that_was_killed_goes_on_and_comes_to_the_same() {
        for (var team : List.of("hr", "it", "marketing", "payroll")) {
            asked(team, THIRD, 10, 60, 70, 80, 80, 90);
        }
        close(THIRD);
        var whole = items();
        whole.keySet().forEach(sort -> TABLE.client().deleteItem(delete -> delete.tableName(TABLE.name())
                .key(Items.key("SELF_ASSESSMENTS", sort))));

        for (var writes = 0; writes < 3; writes++) {
            var left = new int[]{1};
            TABLE.meter().refuse(call -> call.equals("PutItem") && left[0]-- == 0);
            assertThrows(RuntimeException.class, () -> close(THIRD));
            TABLE.meter().reset();
            assertEquals(writes + 1, items().size());
        }
        close(THIRD);

        assertEquals(whole, items());
    }

    @Test
    void of_two_runs_at_the_same_time_the_first_to_publish_counts() {
        var table = new PublishedSelfAssessmentTable(AwsClients.dynamoDb(new Environment(TABLE.environment())),
                TABLE.name());
        var first = new SelfAssessment("hr", THIRD, new Estimate(0.8, 0.6, 1), null, 0);
        table.publish(first);

        table.publish(new SelfAssessment("hr", THIRD, new Estimate(0.8, 0.7, 0.9), null, 1));

        assertEquals(List.of(first), published());
    }

    @Test
    void what_is_published_tells_neither_who_answered_nor_how_many() {
        asked("hr", THIRD, 10, 60, 70, 80, 80, 90);
        close(THIRD);
        var item = items().get("2026-Q3#hr");

        assertNotNull(item);
        assertEquals(Set.of("PK", "SK", "members", "leftOut", "formatVersion"), item.keySet());
        assertFalse(item.toString().contains("member-"));
    }

    private void close(Quarter quarter) {
        var environment = new Environment(TABLE.environment());
        var dynamoDb = AwsClients.dynamoDb(environment);
        new QuarterlySelfAssessments(new AskedMemberTable(dynamoDb, TABLE.name(), clock),
                new PublishedSelfAssessmentTable(dynamoDb, TABLE.name()),
                new TeamTable(dynamoDb, TABLE.name(), clock), new SettingsTable(dynamoDb, TABLE.name(), clock),
                new PublishedScoreTable(dynamoDb, TABLE.name())).close(quarter);
    }

    private static void k(int k) {
        TABLE.put(Items.item("SETTINGS", "ORGANISATION").put("k", k).build());
    }

    private static void asked(String teamId, Quarter quarter, int members, int... answers) {
        asked(5, teamId, quarter, members, answers);
    }

    /** Asks some members of a team, the first of whom answer. All are told how many people must. */
    private static void asked(int k, String teamId, Quarter quarter, int members, int... answers) {
        for (var member = 0; member < members; member++) {
            var ref = "member-" + member;
            var change = member < answers.length
                    ? AskedMemberItem.answered(teamId, quarter, ref, answers[member], k)
                    : AskedMemberItem.asked(teamId, quarter, ref, k);
            TABLE.client().updateItem(change.request(TABLE.name()).build());
        }
    }

    private static void batch(String teamId, String name, String first, String last, int satisfied, int voices) {
        var closedOn = name.split("#")[0];
        var score = new Score(voices, voices, new Estimate(Math.round(1e4 * satisfied / voices) / 1e4, 0, 1), 4,
                List.of(voices - satisfied, 0, 0, 1,
                        satisfied - 1),
                0.5, new Score.CsatIfSilent(1, 0),
                new Span(LocalDate.parse(first), LocalDate.parse(last)), null, null);
        TABLE.put(BatchScoreItem.toItem(teamId,
                new BatchScore(LocalDate.parse(closedOn), name.substring(closedOn.length() + 1), score)));
    }

    private static SelfAssessment one(String teamId) {
        return published().stream().filter(one -> one.teamId().equals(teamId)).findFirst().orElseThrow();
    }

    private static List<SelfAssessment> published() {
        return items().values().stream().map(SelfAssessmentItem::fromItem).toList();
    }

    private static TreeMap<String, Map<String, AttributeValue>> items() {
        var items = new TreeMap<String, Map<String, AttributeValue>>();
        TABLE.client().query(query -> query.tableName(TABLE.name()).keyConditionExpression("PK = :all")
                .expressionAttributeValues(Map.of(":all", AttributeValue.fromS("SELF_ASSESSMENTS")))).items()
                .stream().filter(item -> !Items.sort(item).startsWith("k#"))
                .forEach(item -> items.put(Items.sort(item), item));
        return items;
    }
}
