package org.resonanz.analyseresults;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.resonanz.analyseresults.PublishedCompany.THIRD;
import static org.resonanz.analyseresults.PublishedCompany.names;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.Found;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.Hypothesis.Service;
import org.resonanz.results.LinkFigures;
import org.resonanz.results.NotYet;
import org.resonanz.results.NotYet.Need;
import org.resonanz.results.NotYet.Reason;
import org.resonanz.results.OutcomeValueTable;
import org.resonanz.results.Quarter;
import org.resonanz.results.TeamsFigures;
import org.resonanz.results.TeamsFigures.Event;
import org.resonanz.results.Training;
import org.resonanz.results.Training.Cohort;
import org.resonanz.results.Training.Lot;
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
        assertEquals(List.of(0.08, 0.0119, 0.0119, 3, 6), List.of(effect.found().value(), effect.found().p(),
                effect.found().smallestP(), effect.trained(), effect.untrained()));
        assertEquals(1.0, effect.preTrendP());
        // Seven quarters up to the one that ended, four of them before; the batches of the one that runs are for later.
        assertEquals(List.of(-4, -3, -2, -1, 0, 1, 2), effect.events().stream().map(Event::quarters).toList());
        assertEquals(List.of(0.0, 0.0, 0.0, 0.08, 0.08, 0.08), effect.events().stream().map(Event::found)
                .filter(Objects::nonNull).map(Found::value).toList());
        assertNull(effect.events().get(3).found());
        assertEquals(List.of(63, 0, 0), List.of(effect.batches(), effect.leftOut(), effect.meanwhile()));
        assertFalse(effect.withinDraw());
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
        assertEquals(List.of(0.1, 6, 6), List.of(effect.found().value(), effect.trained(), effect.untrained()));
    }

    @Test
    void batches_weigh_by_their_voices_and_those_across_quarters_are_left_out_and_counted() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        // In one of three quarters one of six controls has 60 voices of 0.25 beside its 20 of 0.65.
        company.batch("team3", "department:team8", new Quarter(2026, 3), 0.25, 60);
        company.batch("team4", "team", LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 1), 0, 500);
        // This one crosses a boundary, too, but of quarters that are not analysed yet.
        company.batch("team4", "team", LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 1), 0, 500);

        company.analyse();

        var effect = effect(TRAINING);
        var mixed = (20 * 0.65 + 60 * 0.25) / 80;
        // Told to a tenth of a point.
        assertEquals(0.08 + (0.65 - mixed) / 6 / 3, effect.found().value(), 5e-4);
        assertEquals(List.of(64, 1), List.of(effect.batches(), effect.leftOut()));
    }

    @Test
    void too_few_teams_are_told_how_many_it_needs() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 2)));
        company.train("alle", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 4)));

        company.analyse();

        assertEquals(new NotYet(Reason.TEAMS, null, Map.of("trained", new Need(2, 3), "untrained", new Need(7, 6))),
                company.analysis(TRAINING));
        assertEquals(new Need(5, 6), notYet(Subject.training("alle")).need("untrained"));
    }

    @Test
    void a_team_counts_that_has_figures_before_and_after() {
        nineTeams(new Quarter(2026, 1));
        company.put(PublishedCompany.team("young", "company"));
        company.batch("young", "team", new Quarter(2026, 2), 0.9, 20);
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), List.of("team0", "team1", "young")));

        company.analyse();

        assertEquals(new Need(2, 3), notYet(TRAINING).need("trained"));
    }

    @Test
    void what_has_not_begun_is_told_so_and_what_was_called_off_is_not_analysed() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 4), TEAMS.subList(0, 3)));
        company.declare(
                new Training("abgesagt", "x", "x", List.of(new Cohort(new Quarter(2026, 1), TEAMS.subList(0, 3))),
                        THIRD, BEFORE, null, BEFORE.plusDays(3)));

        company.analyse();

        assertEquals(NotYet.begins(new Quarter(2026, 4)), company.analysis(TRAINING));
        assertEquals(Set.of("#finished", "ACTIONS#all#2026-Q3", "TRAINING#zuhoeren#2026-Q3"),
                company.stored().keySet());
    }

    @Test
    void only_teams_without_teams_below_are_compared() {
        nineTeams(new Quarter(2026, 1));
        company.put(PublishedCompany.team("below", "team8"));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));

        company.analyse();

        assertEquals(new Need(5, 6), notYet(TRAINING).need("untrained"));
    }

    @Test
    void actions_count_from_the_quarter_of_the_first_done_or_not_and_not_against_the_poor_quarter_before() {
        company.found(TEAMS);
        for (var team = 0; team < TEAMS.size(); team++) {
            for (var quarter : START.through(THIRD)) {
                // Three teams have one poor quarter, act in the next, and are then what they were before.
                company.batch(TEAMS.get(team), "team", quarter, 0.5 + 0.01 * team
                        - (team < 3 && quarter.equals(new Quarter(2026, 1)) ? 0.2 : 0), 20);
            }
        }
        for (var team : TEAMS.subList(0, 3)) {
            company.act(team, LocalDate.of(2026, 4, 5), null);
            company.act(team, LocalDate.of(2026, 8, 5), LocalDate.of(2026, 8, 6));
        }

        company.analyse();

        var effect = effect(Subject.ACTIONS);
        assertEquals(List.of(0.0, 3, 6), List.of(effect.found().value(), effect.trained(), effect.untrained()));
        assertNull(event(effect, -2));
        assertEquals(List.of(-0.2, 0.0), List.of(requireNonNull(event(effect, -1)).value(),
                requireNonNull(event(effect, 0)).value()));
    }

    /** What a department changes, all its teams change: they are no controls, and count from then on. */
    @Test
    void an_action_of_a_team_above_is_one_of_the_teams_below_it() {
        nineTeams(new Quarter(2026, 1));
        company.put(PublishedCompany.team("department", "company"));
        TEAMS.subList(0, 3).forEach(team -> company.put(PublishedCompany.team(team, "department")));
        company.act("department", LocalDate.of(2026, 2, 5), null);
        // The later one of a team of its own changes nothing of when it began.
        company.act("team0", LocalDate.of(2026, 5, 5), LocalDate.of(2026, 6, 1));

        company.analyse();

        var effect = effect(Subject.ACTIONS);
        assertEquals(List.of(0.08, 3, 6), List.of(effect.found().value(), effect.trained(), effect.untrained()));
    }

    @Test
    void a_drawn_training_is_compared_within_its_draw_and_with_others_where_that_had_too_few() {
        nineTeams(new Quarter(2026, 1));
        var others = names("other", 3);
        others.forEach(team -> company.put(PublishedCompany.team(team, "company")));
        for (var team : others) {
            for (var quarter : START.through(THIRD)) {
                // Who was not in the draw becomes worse by so much that it would show.
                company.batch(team, "team", quarter, quarter.compareTo(new Quarter(2026, 1)) >= 0 ? 0.1 : 0.9, 20);
            }
        }
        declareDrawn("zuhoeren", TEAMS);
        declareDrawn("klein", TEAMS.subList(0, 6));

        company.analyse();

        assertEquals(List.of(0.08, 3, 6, true), List.of(effect(TRAINING).found().value(), effect(TRAINING).trained(),
                effect(TRAINING).untrained(), effect(TRAINING).withinDraw()));
        var small = effect(Subject.training("klein"));
        assertEquals(List.of(9, false), List.of(small.untrained(), small.withinDraw()));
    }

    private void declareDrawn(String id, List<String> pool) {
        company.declare(new Training(id, "x", "x", List.of(new Cohort(new Quarter(2026, 1), TEAMS.subList(0, 3))),
                THIRD, BEFORE, new Lot(pool, 1), null));
    }

    @Test
    void teams_that_began_something_else_meanwhile_are_counted() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        company.train("other", BEFORE, Map.of(new Quarter(2026, 2), List.of("team1", "team5")));
        company.train("later", BEFORE, Map.of(new Quarter(2026, 4), List.of("team2")));
        company.train("long-ago", BEFORE, Map.of(new Quarter(2025, 3), List.of("team3")));
        company.act("team1", LocalDate.of(2026, 7, 5), null);
        company.act("team8", LocalDate.of(2026, 7, 5), null);

        company.analyse();

        assertEquals(3, effect(TRAINING).meanwhile());
    }

    /** A figure is another one each quarter, and all that were looked at can be seen. */
    @Test
    void each_quarter_is_another_analysis_and_the_earlier_ones_stay() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        company.analyse();
        var first = company.stored();

        company.clock().set(Instant.parse("2027-02-15T04:45:00Z"));
        company.analyse();

        var both = company.stored();
        assertEquals(Set.of("#finished", "ACTIONS#all#2026-Q3", "ACTIONS#all#2026-Q4", "TRAINING#zuhoeren#2026-Q3",
                "TRAINING#zuhoeren#2026-Q4"), both.keySet());
        assertEquals(first.get("TRAINING#zuhoeren#2026-Q3"), both.get("TRAINING#zuhoeren#2026-Q3"));
    }

    @Test
    void a_quarter_that_was_missed_is_made_up_for() {
        nineTeams(new Quarter(2026, 1));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        company.analyse();

        company.clock().set(Instant.parse("2027-05-15T04:45:00Z"));
        company.analyse();

        assertEquals(Set.of("#finished", "ACTIONS#all#2026-Q3", "ACTIONS#all#2026-Q4", "ACTIONS#all#2027-Q1",
                "TRAINING#zuhoeren#2026-Q3", "TRAINING#zuhoeren#2026-Q4", "TRAINING#zuhoeren#2027-Q1"),
                company.stored().keySet());
    }

    /** Batches of the quarter's end have not closed by then. */
    @Test
    void a_run_before_its_time_looks_at_no_quarter_too_early() {
        nineTeams(new Quarter(2026, 1));
        company.clock().set(Instant.parse("2026-11-13T04:45:00Z"));

        company.analyse();

        assertEquals(Set.of("#finished", "ACTIONS#all#2026-Q2"), company.stored().keySet());
    }

    @Test
    void what_cannot_be_analysed_stops_nothing_else_and_is_made_up_for() {
        nineTeams(new Quarter(2026, 1));
        company.train("a", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        company.train("b", BEFORE, Map.of(new Quarter(2026, 1), TEAMS.subList(0, 3)));
        var written = new AtomicInteger();
        TABLE.meter().refuse(call -> call.equals("PutItem") && written.incrementAndGet() == 1);

        assertThrows(RuntimeException.class, company::analyse);

        TABLE.meter().refuse(call -> false);
        assertEquals(Set.of("ACTIONS#all#2026-Q3", "TRAINING#b#2026-Q3"), company.stored().keySet());
        company.analyse();
        assertEquals(Set.of("#finished", "ACTIONS#all#2026-Q3", "TRAINING#a#2026-Q3", "TRAINING#b#2026-Q3"),
                company.stored().keySet());
    }

    @Test
    void an_outcome_that_follows_the_service_received_is_found_with_its_lag() {
        departments(8, 9);
        company.expect(new Hypothesis("h", "absence", Service.RECEIVED, 1, THIRD, BEFORE, false, null));
        company.expect(new Hypothesis("none", "noise", Service.RECEIVED, 1, THIRD, BEFORE, false, null));

        company.analyse();

        var link = link("h");
        // The outcome is 10 less 20 times the share of the quarter before: 2 less for 10 in 100 more.
        assertEquals(List.of(-2.0, 8, 8, 64, 0.0078), List.of(link.found().value(), link.units(), link.quarters(),
                link.values(), link.found().smallestP()));
        assertNotNull(link.placebo());
        assertEquals(new NotYet(Reason.UNITS, null, Map.of("units", new Need(0, 8), "quarters", new Need(0, 8))),
                company.analysis(Subject.hypothesis("none")));
    }

    @Test
    void service_given_is_that_of_the_unit_and_of_the_teams_below_it() {
        departments(8, 9);
        company.expect(new Hypothesis("h", "absence", Service.GIVEN, 0, THIRD, BEFORE, false, null));

        company.analyse();

        // Only the help desk below the first department gave service.
        assertEquals(new Need(1, 8), notYet(Subject.hypothesis("h")).need("units"));
        assertEquals(new Need(9, 8), notYet(Subject.hypothesis("h")).need("quarters"));
    }

    @Test
    void a_quarter_too_few_is_told() {
        departments(8, 8);
        company.expect(new Hypothesis("h", "absence", Service.RECEIVED, 1, THIRD, BEFORE, false, null));

        company.analyse();

        assertEquals(Map.of("units", new Need(0, 8), "quarters", new Need(7, 8)),
                notYet(Subject.hypothesis("h")).needs());
    }

    @Test
    void units_with_fewer_quarters_are_not_compared() {
        departments(9, 9);
        // One department has lost a quarter of service, and so has one quarter too few.
        company.expect(new Hypothesis("h", "absence", Service.RECEIVED, 1, THIRD, BEFORE, false, null));
        company.expect(new Hypothesis("short", "short", Service.RECEIVED, 1, THIRD, BEFORE, false, null));
        var values = new TreeMap<String, Map<YearMonth, Double>>();
        new OutcomeValueTable(TABLE.client(), TABLE.name()).read("absence").forEach((unit, own) -> values.put(unit,
                unit.equals("department8") ? own.byMonth().headMap(YearMonth.of(2026, 6)) : own.byMonth()));
        new OutcomeValueTable(TABLE.client(), TABLE.name()).add("short", values, BEFORE);

        company.analyse();

        assertEquals(List.of(9, 72), List.of(link("h").units(), link("h").values()));
        assertEquals(List.of(8, 64), List.of(link("short").units(), link("short").values()));
    }

    @Test
    void an_outcome_that_never_varies_tells_nothing() {
        departments(8, 9);
        company.expect(new Hypothesis("h", "constant", Service.RECEIVED, 1, THIRD, BEFORE, false, null));
        var values = new TreeMap<String, Map<YearMonth, Double>>();
        // Departments differ, and so do quarters: what is left of both is nothing.
        new OutcomeValueTable(TABLE.client(), TABLE.name()).read("absence").forEach((unit, own) -> values.put(unit,
                own.byMonth().keySet().stream().collect(Collectors.toMap(month -> month,
                        month -> unit.length() + unit.charAt(unit.length() - 1) + Quarter.of(month).index() / 3.0))));
        new OutcomeValueTable(TABLE.client(), TABLE.name()).add("constant", values, BEFORE);

        company.analyse();

        assertEquals(NotYet.of(Reason.NO_VARIATION), company.analysis(Subject.hypothesis("h")));
    }

    @Test
    void values_that_were_corrected_are_counted() {
        departments(8, 9);
        company.expect(new Hypothesis("h", "absence", Service.RECEIVED, 1, THIRD, BEFORE, false, null));
        var values = new OutcomeValueTable(TABLE.client(), TABLE.name());
        var month = YearMonth.of(2026, 3);
        values.add("absence", Map.of("department1", Map.of(month, 7.0)), BEFORE.plusDays(9));
        values.add("absence", Map.of("department1", Map.of(month, 7.0)), BEFORE.plusDays(19));

        company.analyse();

        assertEquals(new Quarter(2026, 3), link("h").through());
        // Declared in the last quarter of 2025: four of eight quarters were over.
        assertEquals(4 * 8, link("h").earlier());
        assertEquals(1, link("h").corrected());
        assertEquals(BEFORE.plusDays(9), link("h").correctedOn());
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
        assertEquals(Set.of("TRAINING#training0#2026-Q3", "TRAINING#training1#2026-Q3"), killed.keySet());
        // It would change what is analysed, but not what was.
        company.batch("team0", "team", new Quarter(2026, 3), 0, 500);

        company.analyse();

        var whole = new TreeMap<>(company.stored());
        assertEquals(Set.of("#finished", "ACTIONS#all#2026-Q3", "TRAINING#training0#2026-Q3",
                "TRAINING#training1#2026-Q3", "TRAINING#training2#2026-Q3"), whole.keySet());
        whole.keySet().retainAll(killed.keySet());
        assertEquals(killed, whole);
    }

    @Test
    void before_anything_is_published_there_is_nothing_but_what_it_needs() {
        company.put(PublishedCompany.team("company", null));
        company.train("zuhoeren", BEFORE, Map.of(new Quarter(2026, 1), List.of("company")));

        company.analyse();

        assertEquals(new Need(0, 3), notYet(TRAINING).need("trained"));
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
        new OutcomeValueTable(TABLE.client(), TABLE.name()).add("absence", values, BEFORE);
    }

    /** Returns a share that varies without any pattern that departments or quarters would explain. */
    private static double share(int department, int quarter) {
        return 0.5 + 0.01 * Math.floorMod(department * 7 + quarter * quarter * (department + 3), 41);
    }

    private TeamsFigures effect(Subject subject) {
        return assertInstanceOf(TeamsFigures.class, company.analysis(subject));
    }

    private LinkFigures link(String hypothesis) {
        return assertInstanceOf(LinkFigures.class, company.analysis(Subject.hypothesis(hypothesis)));
    }

    private NotYet notYet(Subject subject) {
        return assertInstanceOf(NotYet.class, company.analysis(subject));
    }

    private static @Nullable Found event(TeamsFigures effect, int quarters) {
        return effect.events().stream().filter(event -> event.quarters() == quarters).findFirst().orElseThrow().found();
    }
}
