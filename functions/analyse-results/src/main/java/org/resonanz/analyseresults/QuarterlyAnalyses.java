package org.resonanz.analyseresults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import org.resonanz.results.Figures;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.Hypothesis.Service;
import org.resonanz.results.NotYet;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training;
import org.resonanz.scores.Effects;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.Window;
import org.resonanz.teams.TeamAction;
import org.resonanz.teams.TeamTable;

/**
 * The analyses of a quarter. Each is made once, so that a run that was killed is gone on with, and one that is repeated
 * changes nothing. One that fails stops no other.
 */
final class QuarterlyAnalyses {
    /** Teams act because of what they saw in the quarter before, so that is not as usual. */
    private static final int ANTICIPATION_OF_ACTIONS = 1;

    private final TeamTable teams;
    private final PublishedScoreTable scores;
    private final Declarations declared;
    private final AnalysisTable analyses;

    QuarterlyAnalyses(TeamTable teams, PublishedScoreTable scores, Declarations declared, AnalysisTable analyses) {
        this.teams = teams;
        this.scores = scores;
        this.declared = declared;
        this.analyses = analyses;
    }

    /** Makes the analyses of a quarter that has ended, and of those since the last one, as far as they are missing. */
    void make(Quarter asOf) {
        var made = analyses.read();
        var first = made.finished() == null ? asOf : made.finished().plus(1);
        for (var quarter : first.through(asOf)) {
            new Run(quarter, made, batches()).all();
            analyses.finish(quarter);
        }
    }

    /** Returns all batches that are published. */
    private PublishedBatches batches() {
        var tree = teams.read();
        return scores.day().map(day -> new PublishedBatches(tree,
                Parallel.map(tree.byId().keySet(), team -> scores.allBatches(team, day).stream()
                        .map(batch -> new TeamBatch(team, batch)).toList()).stream().flatMap(List::stream).toList(),
                scores.designEffects(Window.DEFAULT, day)))
                .orElseGet(() -> new PublishedBatches(tree, List.of(), Effects.NONE));
    }

    /** The analyses of one quarter. */
    private final class Run {
        private final Quarter asOf;
        private final Analyses made;
        private final PublishedBatches batches;
        /** The quarter in which the teams without teams below began something first, by the subject. */
        private final Map<Subject, Map<String, Quarter>> begins = new HashMap<>();
        private final Attempts attempts = new Attempts();

        Run(Quarter asOf, Analyses made, PublishedBatches batches) {
            this.asOf = asOf;
            this.made = made;
            this.batches = batches;
        }

        void all() {
            var trainings = declared.trainings().read().stream().filter(training -> !training.wasCalledOff()).toList();
            for (var training : trainings) {
                begins.put(Subject.training(training.id()), batches.beginsOfLeaves(training.begins()));
            }
            begins.put(Subject.ACTIONS, batches.beginsOfLeaves(begins(declared.actions().read())));
            for (var training : trainings) {
                once(Subject.training(training.id()), () -> effect(training));
            }
            once(Subject.ACTIONS, () -> effect(Subject.ACTIONS, batches.leaves(), ANTICIPATION_OF_ACTIONS, false));
            for (var hypothesis : declared.hypotheses().read()) {
                once(Subject.hypothesis(hypothesis.id()), () -> link(hypothesis));
            }
            attempts.verify();
        }

        private void once(Subject subject, Supplier<Figures> figures) {
            if (!made.has(subject, asOf)) {
                attempts.run(() -> analyses.put(new Analysis(subject, asOf, figures.get())));
            }
        }

        private Figures effect(Training training) {
            if (training.first().compareTo(asOf) > 0) {
                return NotYet.begins(training.first());
            }
            var subject = Subject.training(training.id());
            var lot = training.lot();
            // A draw says nothing of teams that were not in it: they are compared only where it had too few.
            var withinDraw = lot == null ? null : effect(subject, batches.leavesWithin(lot.pool()), 0, true);
            return withinDraw == null || withinDraw instanceof NotYet
                    ? effect(subject, batches.leaves(), 0, false)
                    : withinDraw;
        }

        private Figures effect(Subject subject, List<String> teams, int anticipation, boolean withinDraw) {
            var satisfaction = batches.given(teams, asOf);
            var indices = new HashMap<String, Integer>();
            begins(subject).forEach((team, begin) -> indices.put(team, begin.index()));
            return RoundedFigures.of(TeamsEffect.of(satisfaction.panel(), indices, anticipation, asOf.index()),
                    satisfaction, withinDraw, meanwhile(subject, satisfaction.panel().units()));
        }

        private Map<String, Quarter> begins(Subject subject) {
            return begins.getOrDefault(subject, Map.of());
        }

        /** Returns how many of some teams began something else as well, since the first began this. */
        private int meanwhile(Subject subject, List<String> teams) {
            var first = begins(subject).values().stream().reduce(Quarter::earlier).orElse(asOf);
            var others = begins.entrySet().stream().filter(other -> !other.getKey().equals(subject))
                    .flatMap(other -> other.getValue().entrySet().stream())
                    .filter(begin -> begin.getValue().compareTo(asOf) <= 0
                            && begin.getValue().compareTo(first) >= 0)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            return (int) teams.stream().filter(others::contains).count();
        }

        /**
         * Returns the quarter in which each team declared its first action. Whether it was done does not matter: who
         * says what was done chooses.
         */
        private static Map<String, Quarter> begins(List<TeamAction> actions) {
            return actions.stream().collect(Collectors.toMap(TeamAction::teamId,
                    action -> Quarter.of(action.action().declaredOn()), Quarter::earlier));
        }

        private Figures link(Hypothesis hypothesis) {
            var values = new TreeMap<>(declared.values().read(hypothesis.outcomeId()));
            var outcome = new TreeMap<String, Map<Quarter, Double>>();
            var tree = batches.tree();
            // Since the tree was changed a unit may stand below another one: the same people would count twice.
            values.keySet().removeIf(unit -> tree.ancestors(unit).stream().anyMatch(values::containsKey));
            values.forEach((unit, own) -> outcome.put(unit, QuarterlyMeans.of(own.byMonth()).headMap(asOf.plus(1))));
            var service = hypothesis.service() == Service.RECEIVED
                    ? batches.received(outcome.keySet(), asOf)
                    : batches.given(outcome.keySet(), asOf);
            return RoundedFigures.of(ServiceLink.of(panel(outcome), service.panel(), hypothesis.lag(), asOf.index()),
                    service, Quarter.of(hypothesis.declaredOn()), values.values());
        }

        private static Panel panel(Map<String, Map<Quarter, Double>> outcome) {
            return Panel.of(outcome.entrySet().stream().flatMap(unit -> unit.getValue().entrySet().stream()
                    .map(value -> new Panel.Cell(unit.getKey(), value.getKey().index(), value.getValue()))).toList());
        }
    }
}
