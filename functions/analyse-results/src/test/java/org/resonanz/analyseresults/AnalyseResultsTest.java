package org.resonanz.analyseresults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.analyseresults.PublishedCompany.THIRD;
import static org.resonanz.analyseresults.PublishedCompany.names;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.Hypothesis.Service;
import org.resonanz.results.OutcomeValueTable;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training;
import org.resonanz.results.Training.Cohort;
import org.resonanz.testing.LocalTable;

/** Tests what a quarter's analysis makes of batches, trainings, actions and outcomes in the table. */
class AnalyseResultsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final Quarter START = new Quarter(2025, 1);
    private static final Subject TRAINING = Subject.training("zuhoeren");
    private static final List<String> TEAMS = names("team", 9);
    private static final LocalDate BEFORE = LocalDate.of(2025, 12, 1);

    private final PublishedCompany company = new PublishedCompany(TABLE);

    /** Nine teams that differ; the first three are better by 8 in 100 from a quarter on, and all by 2 in 100 a quarter. */
    private void nineTeams(Quarter better) {
        company.found(TEAMS);
        for (var team = 0; team < TEAMS.size(); team++) {
            for (var quarter : START.through(THIRD.plus(1))) {
                company.batch(TEAMS.get(team), "team", quarter, 0.5 + 0.01 * team
                        + 0.02 * (quarter.index() - START.index())
                        + (team < 3 && quarter.compareTo(better) >= 0 ? 0.08 : 0), 20);
            }
        }
    }

    @Test
    void a_training_is_told_from_what_changed_for_all() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));

        company.analyse();

        var effect = effect(TRAINING);
        assertEquals(List.of(0.08, 0.0119, 0.0119, "BETTER", 3, 6), List.of(effect.get("value"), effect.get("p"),
                effect.get("smallestP"), effect.get("verdict"), effect.get("trained"), effect.get("untrained")));
        assertEquals(1.0, effect.get("preTrendP"));
        // Seven quarters up to the one that ended, four of them before; the batches of the one that runs are for later.
        assertEquals(List.of(-4, -3, -2, -1, 0, 1, 2), events(effect).stream().map(each -> each.get("quarters"))
                .toList());
        assertEquals(List.of(0.0, 0.0, 0.0, 0.0, 0.08, 0.08, 0.08),
                events(effect).stream().map(each -> each.get("value")).toList());
        assertNull(events(effect).get(3).get("p"));
        assertEquals(List.of(63, 0), List.of(effect.get("batches"), effect.get("leftOut")));
    }

    @Test
    void teams_that_are_trained_one_after_the_other_are_compared_with_those_that_wait() {
        company.found(TEAMS);
        for (var team = 0; team < TEAMS.size(); team++) {
            var first = new Quarter(2026, 1).plus(team / 3);
            for (var quarter : START.through(THIRD)) {
                company.batch(TEAMS.get(team), "team", quarter,
                        0.5 + 0.01 * team + (quarter.compareTo(first) >= 0 ? 0.1 : 0), 20);
            }
        }
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3), new Quarter(2026, 2),
                TEAMS.subList(3, 6), new Quarter(2026, 3), TEAMS.subList(6, 9)));

        company.analyse();

        var effect = effect(TRAINING);
        // Nobody is left to compare the last three with.
        assertEquals(List.of(0.1, 6, 6, "BETTER"), List.of(effect.get("value"), effect.get("trained"),
                effect.get("untrained"), effect.get("verdict")));
    }

    @Test
    void batches_weigh_by_their_voices_and_those_across_quarters_are_left_out_and_counted() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        // In one of three quarters one of six controls has 60 voices of 0.25 beside its 20 of 0.65.
        company.batch("team3", "department:team8", new Quarter(2026, 3), 0.25, 60);
        company.batch("team4", "team", LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 1), 0, 500);

        company.analyse();

        var effect = effect(TRAINING);
        var mixed = (20 * 0.65 + 60 * 0.25) / 80;
        assertEquals(0.08 + (0.65 - mixed) / 6 / 3, (Double) effect.get("value"), 1e-4);
        assertEquals(List.of(64, 1), List.of(effect.get("batches"), effect.get("leftOut")));
    }

    @Test
    void too_few_teams_are_told_how_many_it_needs() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 2)));
        company.train("alle", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 4)));

        company.analyse();

        assertEquals(Map.of("reason", "TEAMS", "trained", Map.of("has", 2, "needs", 3), "untrained",
                Map.of("has", 7, "needs", 6)), company.analysis(TRAINING).get("notYet"));
        assertEquals(Map.of("has", 5, "needs", 6),
                ((Map<?, ?>) company.analysis(Subject.training("alle")).get("notYet")).get("untrained"));
        assertNull(company.analysis(TRAINING).get("effect"));
    }

    @Test
    void a_team_counts_that_has_figures_before_and_after() {
        nineTeams(new Quarter(2026, 1));
        company.put(PublishedCompany.team("young", "company"));
        company.batch("young", "team", new Quarter(2026, 2), 0.9, 20);
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), List.of("team0", "team1", "young")));

        company.analyse();

        assertEquals(Map.of("has", 2, "needs", 3),
                ((Map<?, ?>) company.analysis(TRAINING).get("notYet")).get("trained"));
    }

    @Test
    void what_has_not_begun_is_told_so_and_what_was_called_off_is_not_analysed() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 4), TEAMS.subList(0, 3)));
        company.declare(
                new Training("abgesagt", "x", "x", List.of(new Cohort(new Quarter(2026, 1), TEAMS.subList(0, 3))),
                        BEFORE, false, BEFORE.plusDays(3)));

        company.analyse();

        assertEquals(Map.of("reason", "NOT_BEGUN", "begins", "2026-Q4"), company.analysis(TRAINING).get("notYet"));
        assertEquals(Set.of("#finished", "ACTIONS#all", "TRAINING#zuhoeren"), company.stored().keySet());
    }

    @Test
    void only_teams_without_teams_below_are_compared() {
        nineTeams(new Quarter(2026, 1));
        company.put(PublishedCompany.team("below", "team8"));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));

        company.analyse();

        assertEquals(Map.of("has", 5, "needs", 6),
                ((Map<?, ?>) company.analysis(TRAINING).get("notYet")).get("untrained"));
    }

    @Test
    void actions_count_from_the_quarter_of_the_first_that_was_done_and_not_against_the_poor_quarter_before() {
        company.found(TEAMS);
        for (var team = 0; team < TEAMS.size(); team++) {
            for (var quarter : START.through(THIRD)) {
                // Three teams have one poor quarter, act in the next, and are then what they were before.
                company.batch(TEAMS.get(team), "team", quarter, 0.5 + 0.01 * team
                        - (team < 3 && quarter.equals(new Quarter(2026, 1)) ? 0.2 : 0), 20);
            }
        }
        for (var team : TEAMS.subList(0, 3)) {
            company.act(team, LocalDate.of(2026, 1, 5), null);
            company.act(team, LocalDate.of(2026, 4, 5), LocalDate.of(2026, 7, 1));
            company.act(team, LocalDate.of(2026, 8, 5), LocalDate.of(2026, 8, 6));
        }

        company.analyse();

        var effect = effect(Subject.ACTIONS);
        assertEquals(List.of(0.0, "CANNOT_BE_TOLD", 3, 6), List.of(effect.get("value"), effect.get("verdict"),
                effect.get("trained"), effect.get("untrained")));
        assertEquals(Map.of(-2, 0.0, -1, -0.2, 0, 0.0), events(effect).stream()
                .filter(each -> Set.of(-2, -1, 0).contains(each.get("quarters"))).collect(Collectors
                        .toMap(each -> each.get("quarters"), each -> each.get("value"))));
    }

    @Test
    void an_outcome_that_follows_the_service_received_is_found_with_its_lag() {
        departments(8, 9);
        company.expect(new Hypothesis("h", "absence", Service.RECEIVED, 1, BEFORE, false, null));
        company.expect(new Hypothesis("none", "noise", Service.RECEIVED, 1, BEFORE, false, null));

        company.analyse();

        var link = link("h");
        // The outcome is 10 less 20 times the share of the quarter before: 2 less for 10 in 100 more.
        assertEquals(List.of(-2.0, "OPPOSITE", 8, 8, 64, 0.0078), List.of(link.get("value"), link.get("verdict"),
                link.get("units"), link.get("quarters"), link.get("values"), link.get("smallestP")));
        assertTrue(((Map<?, ?>) link.get("placebo")).containsKey("p"), link.toString());
        assertEquals(Map.of("reason", "UNITS", "units", Map.of("has", 0, "needs", 8), "quarters",
                Map.of("has", 0, "needs", 8)), company.analysis(Subject.hypothesis("none")).get("notYet"));
    }

    @Test
    void service_given_is_that_of_the_unit_and_of_the_teams_below_it() {
        departments(8, 9);
        company.expect(new Hypothesis("h", "absence", Service.GIVEN, 0, BEFORE, false, null));

        company.analyse();

        // Only the help desk below the first department gave service.
        assertEquals(Map.of("has", 1, "needs", 8), ((Map<?, ?>) company.analysis(Subject.hypothesis("h"))
                .get("notYet")).get("units"));
        assertEquals(Map.of("has", 9, "needs", 8), ((Map<?, ?>) company.analysis(Subject.hypothesis("h"))
                .get("notYet")).get("quarters"));
    }

    @Test
    void a_quarter_too_few_is_told() {
        departments(8, 8);
        company.expect(new Hypothesis("h", "absence", Service.RECEIVED, 1, BEFORE, false, null));

        company.analyse();

        assertEquals(Map.of("reason", "UNITS", "units", Map.of("has", 0, "needs", 8), "quarters",
                Map.of("has", 7, "needs", 8)), company.analysis(Subject.hypothesis("h")).get("notYet"));
    }

    @Test
    void a_quarter_is_analysed_once_whatever_comes_later() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        company.analyse();
        var first = company.stored();
        company.batch("team0", "team", new Quarter(2026, 3), 0, 500);

        company.analyse();
        assertEquals(first, company.stored());

        company.clock().set(Instant.parse("2027-02-15T04:45:00Z"));
        company.analyse();
        assertEquals("2026-Q4", company.stored().get("#finished").toString().replaceAll(".*(2026-Q.).*", "$1"));
        assertTrue(!first.equals(company.stored()));
    }

    @Test
    void a_run_that_was_killed_is_gone_on_with() {
        nineTeams(new Quarter(2026, 1));
        for (var training : names("training", 3)) {
            company.train(training, BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        }
        var written = new AtomicInteger();
        TABLE.meter().refuse(call -> call.equals("PutItem") && written.incrementAndGet() > 2);
        assertThrows(RuntimeException.class, company::analyse);
        TABLE.meter().refuse(call -> false);
        var killed = company.stored();
        assertEquals(Set.of("TRAINING#training0", "TRAINING#training1"), killed.keySet());
        // It would change what is analysed, but not what was.
        company.batch("team0", "team", new Quarter(2026, 3), 0, 500);

        company.analyse();

        var whole = new TreeMap<>(company.stored());
        assertEquals(Set.of("#finished", "ACTIONS#all", "TRAINING#training0", "TRAINING#training1",
                "TRAINING#training2"), whole.keySet());
        whole.keySet().retainAll(killed.keySet());
        assertEquals(killed, whole);
    }

    @Test
    void before_anything_is_published_there_is_nothing_but_what_it_needs() {
        company.put(PublishedCompany.team("company", null));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), List.of("company")));

        company.analyse();

        assertEquals(Map.of("has", 0, "needs", 3),
                ((Map<?, ?>) company.analysis(TRAINING).get("notYet")).get("trained"));
    }

    /** Departments that are served by one help desk, with an outcome that follows a quarter later. */
    private void departments(int number, int quarters) {
        var departments = names("department", number);
        company.found(departments);
        company.put(PublishedCompany.team("desk", "department0"));
        var last = THIRD.index();
        var values = new TreeMap<String, TreeMap<YearMonth, Double>>();
        for (var department = 0; department < number; department++) {
            for (var index = last - quarters + 1; index <= last; index++) {
                var quarter = Quarter.ofIndex(index);
                var share = share(department, index);
                company.batch("desk", "department:department" + department, quarter, share, 20);
                for (var month : quarter.months()) {
                    values.computeIfAbsent("department" + department, none -> new TreeMap<>())
                            .put(month, 10 + department - 20 * share(department, index - 1));
                }
            }
        }
        new OutcomeValueTable(TABLE.client(), TABLE.name()).add("absence", values);
    }

    /** Returns a share that varies without any pattern that departments or quarters would explain. */
    private static double share(int department, int quarter) {
        return 0.5 + 0.01 * Math.floorMod(department * 7 + quarter * quarter * (department + 3), 41);
    }

    private Map<?, ?> effect(Subject subject) {
        var analysis = company.analysis(subject);
        assertNull(analysis.get("notYet"), analysis::toString);
        return (Map<?, ?>) analysis.get("effect");
    }

    private Map<?, ?> link(String hypothesis) {
        var analysis = company.analysis(Subject.hypothesis(hypothesis));
        assertNull(analysis.get("notYet"), analysis::toString);
        return (Map<?, ?>) analysis.get("link");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<Object, Object>> events(Map<?, ?> effect) {
        return (List<Map<Object, Object>>) effect.get("events");
    }
}
