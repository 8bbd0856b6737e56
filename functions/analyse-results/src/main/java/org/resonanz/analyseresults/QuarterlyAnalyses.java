package org.resonanz.analyseresults;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.resonanz.analyseresults.PublishedBatches.Satisfaction;
import org.resonanz.analyseresults.PublishedBatches.TeamBatch;
import org.resonanz.analyseresults.effects.Panel;
import org.resonanz.analyseresults.effects.QuarterlyMeans;
import org.resonanz.analyseresults.effects.ServiceLink;
import org.resonanz.analyseresults.effects.TeamsEffect;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.results.Analyses;
import org.resonanz.results.Analysis;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.AnalysisTable;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.Hypothesis.Service;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training;
import org.resonanz.scores.Effects;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.Window;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamAction;
import org.resonanz.teams.TeamTable;

/**
 * The analyses of a quarter. Each is made once, so that a run that was killed is gone on with, and one that is repeated
 * changes nothing.
 */
final class QuarterlyAnalyses {
    /** Teams act because of what they saw in the quarter before, so that is not as usual. */
    private static final int ANTICIPATION_OF_ACTIONS = 1;

    private final SettingsTable settings;
    private final TeamTable teams;
    private final PublishedScoreTable scores;
    private final Declarations declared;
    private final AnalysisTable analyses;
    private final Clock clock;

    QuarterlyAnalyses(SettingsTable settings, TeamTable teams, PublishedScoreTable scores, Declarations declared,
            AnalysisTable analyses, Clock clock) {
        this.settings = settings;
        this.teams = teams;
        this.scores = scores;
        this.declared = declared;
        this.analyses = analyses;
        this.clock = clock;
    }

    /** Makes the analyses of the last quarter that ended, as far as they are missing. */
    void run() {
        var asOf = Quarter.of(settings.read().dayOf(clock.instant())).plus(-1);
        var made = analyses.read();
        if (!made.isFinished(asOf)) {
            new Run(asOf, made, batches()).all();
            analyses.finish(asOf);
        }
    }

    /** Returns all batches that are published. */
    private PublishedBatches batches() {
        var tree = teams.read();
        return scores.day().map(day -> new PublishedBatches(tree,
                Parallel.map(tree.byId().keySet(), team -> scores.allBatches(team, day).stream()
                        .map(batch -> new TeamBatch(team, batch)).toList()).stream().flatMap(List::stream).toList(),
                scores.designEffects(new Window(90), day)))
                .orElseGet(() -> new PublishedBatches(tree, List.of(), Effects.NONE));
    }

    /** The analyses of one quarter. */
    private final class Run {
        private final Quarter asOf;
        private final Analyses made;
        private final PublishedBatches batches;
        private final Satisfaction leaves;

        Run(Quarter asOf, Analyses made, PublishedBatches batches) {
            this.asOf = asOf;
            this.made = made;
            this.batches = batches;
            this.leaves = batches.given(batches.leaves(), asOf);
        }

        void all() {
            for (var training : declared.trainings().read()) {
                if (!training.wasCalledOff()) {
                    once(Subject.training(training.id()), () -> effect(training));
                }
            }
            once(Subject.ACTIONS, () -> effect(begins(declared.actions().read()), ANTICIPATION_OF_ACTIONS));
            for (var hypothesis : declared.hypotheses().read()) {
                once(Subject.hypothesis(hypothesis.id()), () -> link(hypothesis));
            }
        }

        private void once(Subject subject, Supplier<Map<String, Object>> figures) {
            if (made.find(subject).filter(analysis -> analysis.asOf().compareTo(asOf) >= 0).isEmpty()) {
                analyses.put(new Analysis(subject, asOf, figures.get()));
            }
        }

        private Map<String, Object> effect(Training training) {
            return training.first().compareTo(asOf) > 0
                    ? AnalysisJson.notBegun(training.first())
                    : effect(training.begins(), 0);
        }

        private Map<String, Object> effect(Map<String, Quarter> begins, int anticipation) {
            var indices = begins.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, begin -> begin.getValue().index()));
            return AnalysisJson.of(TeamsEffect.of(leaves.panel(), indices, anticipation, asOf.index()), leaves);
        }

        /** Returns the quarter in which each team declared its first action that it has done. */
        private static Map<String, Quarter> begins(List<TeamAction> actions) {
            return actions.stream().filter(action -> action.action().doneOn() != null)
                    .sorted(Comparator.comparing(action -> action.action().declaredOn()))
                    .collect(Collectors.toMap(TeamAction::teamId,
                            action -> Quarter.of(action.action().declaredOn()), (first, later) -> first));
        }

        private Map<String, Object> link(Hypothesis hypothesis) {
            var outcome = new TreeMap<String, Map<Quarter, Double>>();
            declared.values().read(hypothesis.outcomeId())
                    .forEach((unit, months) -> outcome.put(unit, QuarterlyMeans.of(months).headMap(asOf.plus(1))));
            var service = hypothesis.service() == Service.RECEIVED
                    ? batches.received(outcome.keySet(), asOf)
                    : batches.given(outcome.keySet(), asOf);
            return AnalysisJson.of(ServiceLink.of(panel(outcome), service.panel(), hypothesis.lag(), asOf.index()),
                    service);
        }

        private static Panel panel(Map<String, Map<Quarter, Double>> outcome) {
            return Panel.of(outcome.entrySet().stream().flatMap(unit -> unit.getValue().entrySet().stream()
                    .map(value -> new Panel.Cell(unit.getKey(), value.getKey().index(), value.getValue()))).toList());
        }
    }
}
