package org.resonanz.results;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.resonanz.results.NotYet.Need;
import org.resonanz.results.NotYet.Reason;
import org.resonanz.results.TeamsFigures.Event;

/**
 * Writes figures as the members of a JSON object, as they are stored and shown, and reads them. The same figures are the
 * same text, byte for byte. Effects have {@code notYet} and {@code effect}, links have {@code notYet} and {@code link}.
 */
public final class FiguresJson {
    private FiguresJson() {}

    /** Returns the figures, or the reason for which there are none, as an object of the API. */
    public static Map<String, @Nullable Object> of(Figures figures) {
        return switch (figures) {
            case TeamsFigures teams -> of(teams);
            case LinkFigures link -> of(link);
            case NotYet notYet -> of(notYet);
        };
    }

    private static Map<String, @Nullable Object> of(TeamsFigures teams) {
        var json = of(teams.found());
        json.put("trained", teams.trained());
        json.put("untrained", teams.untrained());
        json.put("withinDraw", teams.withinDraw());
        json.put("meanwhile", teams.meanwhile());
        json.put("batches", teams.batches());
        json.put("leftOut", teams.leftOut());
        json.put("preTrendP", teams.preTrendP());
        json.put("events", teams.events().stream().map(FiguresJson::of).toList());
        return json;
    }

    private static Map<String, @Nullable Object> of(LinkFigures link) {
        var json = of(link.found());
        json.put("units", link.units());
        json.put("quarters", link.quarters());
        json.put("values", link.values());
        json.put("earlier", link.earlier());
        json.put("through", link.through().toString());
        json.put("corrected", link.corrected());
        json.put("correctedOn", link.correctedOn() == null ? null : link.correctedOn().toString());
        json.put("batches", link.batches());
        json.put("leftOut", link.leftOut());
        json.put("placebo", link.placebo() == null ? null : of(link.placebo()));
        return json;
    }

    private static Map<String, @Nullable Object> of(NotYet notYet) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("reason", notYet.reason().name());
        if (notYet.begins() != null) {
            json.put("begins", notYet.begins().toString());
        }
        notYet.needs().forEach((name, need) -> {
            var counts = new LinkedHashMap<String, Object>();
            counts.put("has", need.has());
            counts.put("needs", need.needs());
            json.put(name, counts);
        });
        return json;
    }

    /** Returns the figures of the quarter with which all others are compared as its difference from itself: 0. */
    private static Map<String, @Nullable Object> of(Event event) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("quarters", event.quarters());
        if (event.found() != null) {
            json.putAll(of(event.found()));
        } else {
            json.put("value", 0.0);
            for (var name : List.of("low", "high", "p", "smallestP")) {
                json.put(name, null);
            }
        }
        return json;
    }

    private static Map<String, @Nullable Object> of(Found found) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("value", found.value());
        json.put("low", found.low());
        json.put("high", found.high());
        json.put("p", found.p());
        json.put("smallestP", found.smallestP());
        return json;
    }

    static Figures read(Map<?, ?> json) {
        return json.containsKey("reason") ? notYet(json) : json.containsKey("trained") ? teams(json) : link(json);
    }

    private static NotYet notYet(Map<?, ?> json) {
        var needs = new LinkedHashMap<String, Need>();
        json.forEach((name, value) -> {
            if (value instanceof Map<?, ?> need) {
                needs.put(name.toString(), new Need(whole(need, "has"), whole(need, "needs")));
            }
        });
        var begins = json.get("begins");
        return new NotYet(Reason.valueOf(text(json, "reason")),
                begins == null ? null : Quarter.parse(begins.toString()),
                needs);
    }

    private static TeamsFigures teams(Map<?, ?> json) {
        var events = ((List<?>) required(json, "events")).stream().map(each -> event((Map<?, ?>) each)).toList();
        return new TeamsFigures(found(json), whole(json, "trained"), whole(json, "untrained"),
                (Boolean) required(json, "withinDraw"), whole(json, "meanwhile"), whole(json, "batches"),
                whole(json, "leftOut"), number(json, "preTrendP"), events);
    }

    private static Event event(Map<?, ?> json) {
        return new Event(whole(json, "quarters"), json.get("p") == null ? null : found(json));
    }

    private static LinkFigures link(Map<?, ?> json) {
        var correctedOn = json.get("correctedOn");
        return new LinkFigures(found(json), whole(json, "units"), whole(json, "quarters"), whole(json, "values"),
                whole(json, "earlier"), Quarter.parse(text(json, "through")), whole(json, "corrected"),
                correctedOn == null ? null : LocalDate.parse(correctedOn.toString()),
                whole(json, "batches"), whole(json, "leftOut"),
                json.get("placebo") instanceof Map<?, ?> placebo ? found(placebo) : null);
    }

    private static Found found(Map<?, ?> json) {
        return new Found(((Number) required(json, "value")).doubleValue(), number(json, "low"), number(json, "high"),
                ((Number) required(json, "p")).doubleValue(), ((Number) required(json, "smallestP")).doubleValue());
    }

    private static @Nullable Double number(Map<?, ?> json, String name) {
        return json.get(name) instanceof Number number ? number.doubleValue() : null;
    }

    private static int whole(Map<?, ?> json, String name) {
        return ((Number) required(json, name)).intValue();
    }

    private static String text(Map<?, ?> json, String name) {
        return required(json, name).toString();
    }

    private static Object required(Map<?, ?> json, String name) {
        return Objects.requireNonNull(json.get(name), name);
    }
}
