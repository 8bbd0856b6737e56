package org.resonanz.manageresults;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.ApiRequest;
import org.resonanz.platform.http.ApiResponse;
import org.resonanz.platform.http.CsvTable;
import org.resonanz.platform.texts.Texts;
import org.resonanz.results.Analyses;
import org.resonanz.results.Analysis;
import org.resonanz.results.Analysis.Subject;
import org.resonanz.results.Hypothesis;
import org.resonanz.results.Outcome;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training;

/**
 * Writes what the last analyses say as JSON of the API or as a table: their figures, one sentence of each, and what else
 * could explain it.
 */
record EffectsJson(Analyses analyses, Texts texts, LocalDate today) {
    private static final CsvTable TABLE = new CsvTable("effects",
            List.of("kind", "id", "name", "asOf", "event", "value",
                    "low", "high", "p", "smallestP", "verdict", "trained", "untrained", "preTrendP", "outcomeId",
                    "service",
                    "lag", "units", "quarters", "values", "placebo.value", "placebo.low", "placebo.high", "placebo.p",
                    "placebo.verdict", "batches", "leftOut", "late", "drawn", "afterData", "withdrawn", "notYet.reason",
                    "sentence"));
    private static final int PERCENT = 100;
    private static final double ALPHA = 0.05;

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
        var shownLinks = links == null
                ? null
                : links.hypotheses.stream()
                        .map(link -> of(link, Objects.requireNonNull(links.outcomes.get(link.outcomeId()))))
                        .toList();
        json.put("links", shownLinks);
        json.put("lookedAfter", links == null ? null : links.hypotheses.size());
        var rows = new ArrayList<Map<String, Object>>();
        shownTrainings.forEach(each -> addRows(rows, "training", each, "effect"));
        addRows(rows, "actions", actions, "effect");
        if (shownLinks != null) {
            shownLinks.forEach(each -> addRows(rows, "link", each, "link"));
        }
        return TABLE.respond(request, json, rows);
    }

    private Map<String, Object> of(Training training) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", training.id());
        json.put("name", training.name());
        json.put("late", training.isLate());
        json.put("drawn", training.drawn());
        json.put("withdrawn", training.withdrawnOn() != null);
        var caveats = new ArrayList<String>();
        caveats.add(training.drawn() ? "caveat.drawn" : "caveat.not-drawn");
        if (training.isLate()) {
            caveats.add("caveat.late");
        }
        if (training.withdrawnOn() != null) {
            caveats.add("caveat.withdrawn");
        }
        return with(json, Subject.training(training.id()), training.wasCalledOff(), "effect", "training", caveats);
    }

    private Map<String, Object> actions() {
        return with(new LinkedHashMap<>(), Subject.ACTIONS, false, "effect", "actions",
                new ArrayList<>(List.of("caveat.regression")));
    }

    private Map<String, Object> of(Hypothesis hypothesis, Outcome outcome) {
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
        var caveats = new ArrayList<>(List.of("caveat.reverse", "caveat.third"));
        if (hypothesis.afterData()) {
            caveats.add("caveat.after-data");
        }
        return with(json, Subject.hypothesis(hypothesis.id()), false, "link",
                "link." + OutcomeJson.word(hypothesis.service()), caveats);
    }

    /**
     * Adds what the analysis of a subject says.
     *
     * @param member    the member that holds its figures
     * @param sentences the beginning of the keys of its sentences
     * @param caveats   the keys of what else could explain it, to which more may be added
     */
    private Map<String, Object> with(Map<String, Object> json, Subject subject, boolean calledOff, String member,
            String sentences, List<String> caveats) {
        var analysis = analyses.find(subject);
        var figures = calledOff
                ? notYet("CALLED_OFF")
                : analysis.map(Analysis::json).orElseGet(() -> notYet("NOT_LOOKED"));
        put(json, "asOf", analysis.map(Analysis::asOf).map(Quarter::toString).orElse(null));
        put(json, "notYet", figures.get("notYet"));
        put(json, member, figures.get(member));
        if (!(figures.get(member) instanceof Map<?, ?> found)) {
            put(json, "sentence", notYetSentence((Map<?, ?>) Objects.requireNonNull(figures.get("notYet"))));
            put(json, "caveats", List.of());
            return json;
        }
        if (found.get("preTrendP") instanceof Number p && p.doubleValue() <= ALPHA) {
            caveats.addFirst("caveat.pre-trend");
        }
        if (found.get("placebo") instanceof Map<?, ?> placebo && number(placebo, "p") <= ALPHA) {
            caveats.addFirst("caveat.placebo");
        }
        if (number(found, "smallestP") > ALPHA) {
            caveats.addFirst("caveat.too-few");
        }
        put(json, "sentence", member.equals("effect") ? effect(sentences, found) : link(sentences, json, found));
        put(json, "caveats", caveats.stream().map(texts::get).toList());
        return json;
    }

    private String effect(String sentences, Map<?, ?> found) {
        var verdict = Objects.toString(found.get("verdict"));
        var points = number(found, "value") * PERCENT;
        return texts.get(sentences + "." + verdict, value(found, "trained"),
                verdict.equals("CANNOT_BE_TOLD") ? points : Math.abs(points), value(found, "untrained"),
                range("range.points", found, PERCENT), number(found, "p") * PERCENT);
    }

    private String link(String sentences, Map<String, Object> json, Map<?, ?> found) {
        var verdict = Objects.toString(found.get("verdict"));
        var value = number(found, "value");
        return texts.get(sentences + "." + verdict, value(json, "name"),
                verdict.equals("CANNOT_BE_TOLD") ? value : Math.abs(value), value(json, "unit"),
                range("range.values", found, 1),
                number(found, "p") * PERCENT, value(json, "lag"));
    }

    private String range(String key, Map<?, ?> found, int factor) {
        return found.get("low") instanceof Number low && found.get("high") instanceof Number high
                ? texts.get(key, low.doubleValue() * factor, high.doubleValue() * factor)
                : texts.get("range.open");
    }

    private String notYetSentence(Map<?, ?> notYet) {
        var reason = Objects.toString(notYet.get("reason"));
        return switch (reason) {
            case "NOT_LOOKED" -> texts.get("not-yet.NOT_LOOKED", nextOn());
            case "NOT_BEGUN" -> texts.get("not-yet.NOT_BEGUN", value(notYet, "begins"));
            case "TEAMS" -> texts.get("not-yet.TEAMS", has(notYet, "trained"), needs(notYet, "trained"),
                    has(notYet, "untrained"), needs(notYet, "untrained"));
            case "UNITS" -> texts.get("not-yet.UNITS", has(notYet, "units"), needs(notYet, "units"),
                    needs(notYet, "quarters"), has(notYet, "quarters"));
            default -> texts.get("not-yet." + reason);
        };
    }

    private static Object has(Map<?, ?> notYet, String what) {
        return value((Map<?, ?>) value(notYet, what), "has");
    }

    private static Object needs(Map<?, ?> notYet, String what) {
        return value((Map<?, ?>) value(notYet, what), "needs");
    }

    private static Map<String, Object> notYet(String reason) {
        return Map.of("notYet", Map.of("reason", reason));
    }

    /** Returns the day of the next analysis: the 15th of the second month after a quarter. */
    private LocalDate nextOn() {
        var ended = Quarter.of(today).plus(-1);
        var next = analyses.isFinished(ended) ? ended.plus(1) : ended;
        return next.plus(1).firstDay().plusMonths(1).withDayOfMonth(15);
    }

    /** Adds a row with the figures of a subject, and one for each quarter since or before it began. */
    private static void addRows(List<Map<String, Object>> rows, String kind, Map<String, Object> json, String member) {
        var row = new LinkedHashMap<String, Object>();
        row.put("kind", kind);
        row.putAll(json);
        rows.add(row);
        if (json.get(member) instanceof Map<?, ?> found) {
            found.forEach((name, value) -> put(row, name.toString(), value));
            for (var each : found.get("events") instanceof List<?> events ? events : List.of()) {
                var event = new LinkedHashMap<String, Object>();
                event.put("kind", kind);
                put(event, "id", json.get("id"));
                put(event, "name", json.get("name"));
                put(event, "asOf", json.get("asOf"));
                ((Map<?, ?>) each).forEach(
                        (name, value) -> put(event, name.equals("quarters") ? "event" : name.toString(), value));
                rows.add(event);
            }
        }
    }

    private static double number(Map<?, ?> json, String name) {
        return ((Number) value(json, name)).doubleValue();
    }

    private static Object value(Map<?, ?> json, String name) {
        return Objects.requireNonNull(json.get(name), name);
    }

    @SuppressWarnings("NullAway") // Members without a value are null.
    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        json.put(name, value);
    }
}
