package org.resonanz.analyseresults;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.resonanz.nights.PublicationItem;
import org.resonanz.results.Analysis;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.AnalysisTable;
import org.resonanz.results.DeclaredTable;
import org.resonanz.results.Figures;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.HypothesisTable;
import org.resonanz.results.Outcome;
import org.resonanz.results.Outcome.Better;
import org.resonanz.results.Outcome.Theme;
import org.resonanz.results.Outcome.Units;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training;
import org.resonanz.results.Training.Cohort;
import org.resonanz.scores.BatchScore;
import org.resonanz.scores.BatchScoreItem;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.Score;
import org.resonanz.scores.Score.CsatIfSilent;
import org.resonanz.scores.Span;
import org.resonanz.teams.Action;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A company in the table whose batches, trainings and actions a test puts there. */
final class PublishedCompany {
    /** The first day after the last publication's. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 15);
    static final Quarter THIRD = new Quarter(2026, 3);
    /** Published shares have four decimals. */
    private static final int SHARES = 10_000;

    private final LocalTable table;
    private final TestClock clock = TestClock.at("2026-11-15T04:45:00Z");
    private int batches;

    PublishedCompany(LocalTable table) {
        this.table = table;
    }

    TestClock clock() {
        return clock;
    }

    /** Puts teams below a root, and publishes. */
    void found(List<String> teams) {
        put(team("company", null));
        teams.forEach(team -> put(team(team, "company")));
        publish();
    }

    void put(Team team) {
        var teams = teams();
        teams.put(team, teams.read(), Instant.EPOCH);
    }

    static Team team(String id, @Nullable String parentId) {
        return new Team(id, id, parentId, List.of(), null, "de");
    }

    void publish() {
        table.put(PublicationItem.moveTo(TODAY.minusDays(1)).item());
    }

    /** Puts a batch whose requesters were served in the middle of a quarter. */
    void batch(String team, String node, Quarter quarter, double share, int voices) {
        batch(team, node, quarter.firstDay().plusDays(30), quarter.firstDay().plusDays(50), share, voices);
    }

    void batch(String team, String node, LocalDate first, LocalDate last, double share, int voices) {
        // Each closes on a day of its own, all of them published.
        var closedOn = TODAY.minusDays(2 + batches++);
        // So many voices for each that whatever share of them is satisfied, they are a whole number.
        var all = voices * SHARES;
        var satisfied = (int) Math.round(share * all);
        table.put(BatchScoreItem.toItem(team, new BatchScore(closedOn, node, new Score(all, all,
                new Estimate(share, 0, 1), 4, List.of(all - satisfied, 0, 0, 0, satisfied), 0.5, new CsatIfSilent(1, 0),
                new Span(first, last), null, null))));
    }

    void train(String id, LocalDate declaredOn, Map<Quarter, List<String>> cohorts) {
        declare(new Training(id, id, "x", cohorts.entrySet().stream()
                .map(cohort -> new Cohort(cohort.getKey(), cohort.getValue())).toList(), THIRD, declaredOn, null,
                null));
    }

    void declare(Training training) {
        DeclaredTable.trainings(table.client(), table.name()).change(training.id(), before -> training);
    }

    void expect(Hypothesis hypothesis) {
        DeclaredTable.outcomes(table.client(), table.name()).change(hypothesis.outcomeId(), before -> before.orElse(
                new Outcome(hypothesis.outcomeId(), "x", "x", Better.LOWER, Theme.OTHER, Units.DEPARTMENTS, Map.of())));
        new HypothesisTable(table.client(), table.name()).change(hypothesis.id(), hypothesis.outcomeId(),
                (before, outcome) -> hypothesis);
    }

    /**
     * Lets a team declare an action.
     *
     * @param doneOn the day on which it was done, null if it is not
     */
    void act(String teamId, LocalDate declaredOn, @Nullable LocalDate doneOn) {
        var teams = teams();
        var tree = teams.read();
        teams.put(tree.find(teamId).orElseThrow().saying(new Action("What of " + declaredOn, "How", declaredOn,
                declaredOn.plusDays(30), doneOn)), tree, Instant.EPOCH);
    }

    /** Runs the analysis of the quarter that ended last. */
    void analyse() {
        Samples.invoke(new AnalyseResultsHandler(table.environment(), clock),
                Samples.json("analyse-results.quarters.json"));
    }

    /** Returns the figures of the last analysis of a subject. */
    Figures analysis(Subject subject) {
        return new AnalysisTable(table.client(), table.name()).read().last(subject).map(Analysis::figures)
                .orElseThrow();
    }

    /** Returns all analyses as they are stored, by their keys. */
    Map<String, Object> stored() {
        var items = new TreeMap<String, Object>();
        table.client().query(query -> query.tableName(table.name()).keyConditionExpression("PK = :pk")
                .expressionAttributeValues(Map.of(":pk",
                        AttributeValue.fromS("ANALYSES"))))
                .items().forEach(item -> items.put(item.get("SK").s(), item));
        return items;
    }

    static List<String> names(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(index -> prefix + index).toList();
    }

    private TeamTable teams() {
        return new TeamTable(table.client(), table.name(), clock);
    }
}
