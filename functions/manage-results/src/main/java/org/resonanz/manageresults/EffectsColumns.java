package org.resonanz.manageresults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.CsvTable;

/** The effects as a table: a row of each, one of each quarter since or before it began, and one of each analysis. */
final class EffectsColumns {
    static final CsvTable TABLE = new CsvTable("effects", List.of("kind", "id", "name", "asOf", "judgedIn", "event",
            "value", "low", "high", "p", "smallestP", "verdict", "trained", "untrained", "withinDraw", "meanwhile",
            "preTrendP", "outcomeId", "service", "lag", "units", "quarters", "values", "corrected", "correctedOn",
            "placebo.value", "placebo.low", "placebo.high", "placebo.p", "batches", "leftOut", "late", "drawn", "draws",
            "afterData", "withdrawn", "notYet.reason", "sentence"));

    private EffectsColumns() {}

    /** @param links null for who may not see them */
    static List<Map<String, Object>> rows(List<Map<String, Object>> trainings, Map<String, Object> actions,
            @Nullable List<Map<String, Object>> links) {
        var rows = new ArrayList<Map<String, Object>>();
        trainings.forEach(each -> addRows(rows, "training", each, "effect"));
        addRows(rows, "actions", actions, "effect");
        if (links != null) {
            links.forEach(each -> addRows(rows, "link", each, "link"));
        }
        return rows;
    }

    private static void addRows(List<Map<String, Object>> rows, String kind, Map<String, Object> json, String member) {
        var row = new LinkedHashMap<String, Object>();
        row.put("kind", kind);
        row.putAll(json);
        rows.add(row);
        if (json.get(member) instanceof Map<?, ?> found) {
            found.forEach((name, value) -> put(row, name.toString(), value));
            for (var each : found.get("events") instanceof List<?> events ? events : List.of()) {
                var event = part(kind + ".event", json);
                put(event, "asOf", json.get("asOf"));
                ((Map<?, ?>) each).forEach(
                        (name, value) -> put(event, name.equals("quarters") ? "event" : name.toString(), value));
                rows.add(event);
            }
        }
        for (var each : json.get("looks") instanceof List<?> looks ? looks : List.of()) {
            var look = part(kind + ".look", json);
            ((Map<?, ?>) each).forEach((name, value) -> put(look, name.toString(), value));
            rows.add(look);
        }
    }

    private static Map<String, Object> part(String kind, Map<String, Object> json) {
        var row = new LinkedHashMap<String, Object>();
        row.put("kind", kind);
        put(row, "id", json.get("id"));
        put(row, "name", json.get("name"));
        return row;
    }

    @SuppressWarnings("NullAway") // Members without a value are null.
    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        row.put(name, value);
    }
}
