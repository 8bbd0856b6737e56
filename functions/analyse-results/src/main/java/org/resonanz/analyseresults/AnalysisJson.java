package org.resonanz.analyseresults;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.analyseresults.PublishedBatches.Satisfaction;
import org.resonanz.analyseresults.effects.Found;
import org.resonanz.analyseresults.effects.ServiceLink;
import org.resonanz.analyseresults.effects.TeamsEffect;
import org.resonanz.results.Quarter;

/** Writes analyses as JSON, as they are stored and shown. The same figures are the same text, byte for byte. */
final class AnalysisJson {
    /** A p up to this is taken for more than chance. */
    private static final double ALPHA = 0.05;
    private static final double DECIMALS = 1e4;

    private AnalysisJson() {}

    /** Returns what there is to say of a training that nobody has begun in the quarter. */
    static Map<String, Object> notBegun(Quarter first) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("notYet", Map.of("reason", "NOT_BEGUN", "begins", first.toString()));
        json.put("effect", null);
        return json;
    }

    static Map<String, Object> of(TeamsEffect effect, Satisfaction satisfaction) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        if (effect.overall() == null) {
            var notYet = new LinkedHashMap<String, Object>();
            notYet.put("reason", "TEAMS");
            notYet.put("trained", needs(effect.trained(), TeamsEffect.TRAINED));
            notYet.put("untrained", needs(effect.untrained(), TeamsEffect.UNTRAINED));
            json.put("notYet", notYet);
            json.put("effect", null);
            return json;
        }
        var found = of(effect.overall(), "BETTER", "WORSE");
        found.put("trained", effect.trained());
        found.put("untrained", effect.untrained());
        found.put("batches", satisfaction.batches());
        found.put("leftOut", satisfaction.leftOut());
        found.put("preTrendP", effect.preTrend() == null ? null : rounded(effect.preTrend()));
        found.put("events", effect.events().stream().map(AnalysisJson::of).toList());
        json.put("notYet", null);
        json.put("effect", found);
        return json;
    }

    static Map<String, Object> of(ServiceLink link, Satisfaction service) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        if (link.found() == null) {
            var notYet = new LinkedHashMap<String, Object>();
            notYet.put("reason", link.units() < ServiceLink.UNITS ? "UNITS" : "NO_VARIATION");
            notYet.put("units", needs(link.units(), ServiceLink.UNITS));
            notYet.put("quarters", needs(link.quarters(), ServiceLink.QUARTERS));
            json.put("notYet", notYet);
            json.put("link", null);
            return json;
        }
        var found = of(link.found(), "TOGETHER", "OPPOSITE");
        found.put("units", link.units());
        found.put("quarters", link.quarters());
        found.put("values", link.cells());
        found.put("batches", service.batches());
        found.put("leftOut", service.leftOut());
        found.put("placebo", link.placebo() == null ? null : of(link.placebo(), "TOGETHER", "OPPOSITE"));
        json.put("notYet", null);
        json.put("link", found);
        return json;
    }

    private static Map<String, @Nullable Object> of(TeamsEffect.Event event) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("quarters", event.quarters());
        json.putAll(event.found() == null ? base() : of(event.found(), "BETTER", "WORSE"));
        return json;
    }

    /** Returns the figures of the quarter with which all others are compared: its difference from itself. */
    private static Map<String, @Nullable Object> base() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("value", 0.0);
        for (var name : new String[]{"low", "high", "p", "smallestP", "verdict"}) {
            json.put(name, null);
        }
        return json;
    }

    private static Map<String, @Nullable Object> of(Found found, String more, String less) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("value", rounded(found.value()));
        json.put("low", bound(found.interval().low()));
        json.put("high", bound(found.interval().high()));
        json.put("p", rounded(found.p()));
        json.put("smallestP", rounded(found.smallestP()));
        json.put("verdict", found.p() > ALPHA ? "CANNOT_BE_TOLD" : found.value() > 0 ? more : less);
        return json;
    }

    private static Map<String, Object> needs(int has, int needs) {
        var json = new LinkedHashMap<String, Object>();
        json.put("has", has);
        json.put("needs", needs);
        return json;
    }

    /** Returns a bound of an interval; null for one that excludes nothing. */
    private static @Nullable Double bound(double bound) {
        return Double.isInfinite(bound) ? null : rounded(bound);
    }

    private static double rounded(double value) {
        // Never the negative zero, which JSON would show as -0.0.
        return Math.rint(value * DECIMALS) / DECIMALS + 0.0;
    }
}
