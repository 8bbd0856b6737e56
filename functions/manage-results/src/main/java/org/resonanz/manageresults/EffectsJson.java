package org.resonanz.manageresults;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.results.Analyses;
import org.resonanz.results.Analysis;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.Figures;
import org.resonanz.results.FiguresJson;
import org.resonanz.results.Found;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.LinkFigures;
import org.resonanz.results.NotYet;
import org.resonanz.results.NotYet.Reason;
import org.resonanz.results.Outcome;
import org.resonanz.results.Quarter;
import org.resonanz.results.TeamsFigures;
import org.resonanz.results.Training;

/**
 * Writes what the analyses say as JSON of the API or as a table: the figures of the verdict or, before it, of the last
 * analysis; one sentence of each; what else could explain it; and what all analyses said.
 */
record EffectsJson(Analyses analyses, EffectsTexts texts, LocalDate today) {
    /** The end of a year, for which actions are judged. */
    private static final int LAST_QUARTER = 4;

    /** The links, which only admins see. */
    record Links(List<Hypothesis> hypotheses, Map<String, Outcome> outcomes) {
        Links {
            hypotheses = List.copyOf(hypotheses);
            outcomes = Map.copyOf(outcomes);
        }
    }

    /** @param links null for leads */
    ApiResponse respond(ApiRequest request, List<Training> trainings, @Nullable Links links) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("asOf", analyses.finished() == null ? null : analyses.finished().toString());
        json.put("nextOn", nextOn().toString());
        var shownTrainings = trainings.stream().map(this::of).toList();
        json.put("trainings", shownTrainings);
        var actions = actions();
        json.put("actions", actions);
        var shownLinks = links == null ? null : links.hypotheses.stream().map(link -> of(link, links)).toList();
        json.put("links", shownLinks);
        json.put("lookedAfter", links == null ? null : links.hypotheses.size());
        return EffectsColumns.TABLE.respond(request, json, EffectsColumns.rows(shownTrainings, actions, shownLinks));
    }

    private Map<String, Object> of(Training training) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", training.id());
        json.put("name", training.name());
        json.put("late", training.isLate());
        json.put("drawn", training.lot() != null);
        json.put("draws", training.lot() == null ? 0 : training.lot().draws());
        json.put("withdrawn", training.withdrawnOn() != null);
        var shown = training.wasCalledOff()
                ? Shown.nothing(Reason.CALLED_OFF, training.judgedIn())
                : shown(Subject.training(training.id()), training.judgedIn(), from(training.judgedIn()));
        return withEffect(json, shown, "training", effect -> texts.caveats(training, effect));
    }

    /** Actions go on, so they are judged anew each year, when it has ended. */
    private Map<String, Object> actions() {
        var json = new LinkedHashMap<String, Object>();
        var next = analyses.finished() == null ? Quarter.of(today) : analyses.finished().plus(1);
        var judgedIn = analyses.withFigures(Subject.ACTIONS).stream().map(Analysis::asOf)
                .filter(quarter -> quarter.number() == LAST_QUARTER).reduce((earlier, later) -> later)
                .orElseGet(() -> new Quarter(next.year(), LAST_QUARTER));
        var shown = shown(Subject.ACTIONS, judgedIn, look -> look.asOf().equals(judgedIn));
        return withEffect(json, shown, "actions", texts::caveats);
    }

    /** @param sentences the beginning of the keys of the sentences */
    private Map<String, Object> withEffect(Map<String, Object> json, Shown shown, String sentences,
            Function<TeamsFigures, List<String>> caveats) {
        if (shown.figures instanceof TeamsFigures effect) {
            put(json, shown, "effect", texts.effect(sentences, effect, shown.verdict(effect.found()), shown.judgedIn),
                    caveats.apply(effect));
        } else {
            put(json, shown, "effect", notYet(shown), List.of());
        }
        return json;
    }

    private Map<String, Object> of(Hypothesis hypothesis, Links links) {
        var outcome = Objects.requireNonNull(links.outcomes.get(hypothesis.outcomeId()));
        var json = new LinkedHashMap<String, Object>();
        json.put("id", hypothesis.id());
        json.put("outcomeId", outcome.id());
        json.put("name", outcome.name());
        json.put("unit", outcome.unit());
        json.put("theme", OutcomeJson.word(outcome.theme()));
        json.put("better", OutcomeJson.word(outcome.better()));
        json.put("service", OutcomeJson.word(hypothesis.service()));
        json.put("lag", hypothesis.lag());
        json.put("afterData", hypothesis.afterData());
        json.put("withdrawn", hypothesis.withdrawnOn() != null);
        var shown = shown(Subject.hypothesis(hypothesis.id()), hypothesis.judgedIn(),
                from(hypothesis.judgedIn()).and(EffectsJson::isUpToDate));
        if (shown.figures instanceof LinkFigures link) {
            put(json, shown, "link", texts.link(hypothesis, outcome, link, shown.verdict(link.found()), shown.judgedIn),
                    texts.caveats(hypothesis, link));
        } else {
            put(json, shown, "link", notYet(shown), List.of());
        }
        return json;
    }

    private String notYet(Shown shown) {
        return texts.notYet((NotYet) shown.figures, nextOn());
    }

    private static Predicate<Analysis> from(Quarter first) {
        return look -> look.asOf().compareTo(first) >= 0;
    }

    /** Returns false if values end before the quarter: who uploads no more after a look would choose the verdict. */
    private static boolean isUpToDate(Analysis look) {
        return look.figures() instanceof LinkFigures link && link.through().compareTo(look.asOf()) >= 0;
    }

    /**
     * What is shown of a subject.
     *
     * @param asOf      the quarter of the figures; null where nothing was analysed
     * @param judgedIn  the quarter that was declared for the verdict
     * @param isVerdict false before the verdict, when the figures are those of the last analysis
     * @param looks     all analyses with figures
     */
    private record Shown(@Nullable Quarter asOf, Figures figures, Quarter judgedIn, boolean isVerdict,
            List<Analysis> looks) {

        static Shown nothing(Reason reason, Quarter judgedIn) {
            return new Shown(null, NotYet.of(reason), judgedIn, false, List.of());
        }

        Verdict verdict(Found found) {
            return !isVerdict ? Verdict.PENDING : Verdict.of(found, figures instanceof LinkFigures);
        }
    }

    /** @param isDeclared whether an analysis with figures may be the verdict: the first one is */
    private Shown shown(Subject subject, Quarter judgedIn, Predicate<Analysis> isDeclared) {
        var looks = analyses.withFigures(subject);
        var verdict = looks.stream().filter(isDeclared).findFirst();
        return verdict.map(look -> new Shown(look.asOf(), look.figures(), judgedIn, true, looks))
                .or(() -> analyses.last(subject)
                        .map(look -> new Shown(look.asOf(), look.figures(), judgedIn, false, looks)))
                .orElseGet(() -> Shown.nothing(Reason.NOT_LOOKED, judgedIn));
    }

    /** @param member the member that holds the figures */
    private static void put(Map<String, Object> json, Shown shown, String member, String sentence,
            List<String> caveats) {
        put(json, "asOf", shown.asOf == null ? null : shown.asOf.toString());
        json.put("judgedIn", shown.judgedIn.toString());
        var figures = new LinkedHashMap<>(FiguresJson.of(shown.figures));
        var found = shown.figures.found();
        put(json, "notYet", found == null ? figures : null);
        put(json, member, found == null ? null : figures);
        if (found != null) {
            figures.put("verdict", shown.verdict(found).name());
        }
        json.put("looks", shown.looks.stream().map(EffectsJson::look).toList());
        json.put("sentence", sentence);
        json.put("caveats", caveats);
    }

    private static Map<String, @Nullable Object> look(Analysis look) {
        var found = Objects.requireNonNull(look.figures().found());
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("asOf", look.asOf().toString());
        json.put("value", found.value());
        json.put("low", found.low());
        json.put("high", found.high());
        json.put("p", found.p());
        return json;
    }

    /** Returns the day of the next analysis: the 15th of the second month after a quarter. */
    private LocalDate nextOn() {
        var ended = Quarter.of(today).plus(-1);
        var next = analyses.isFinished(ended) || dayOf(ended).isBefore(today) ? ended.plus(1) : ended;
        return dayOf(next);
    }

    private static LocalDate dayOf(Quarter analysed) {
        return analysed.plus(1).firstDay().plusMonths(1).withDayOfMonth(15);
    }

    @SuppressWarnings("NullAway") // Members without a value are null.
    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        json.put(name, value);
    }
}
