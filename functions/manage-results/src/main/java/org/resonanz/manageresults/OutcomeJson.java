package org.resonanz.manageresults;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.http.Problem;
import org.resonanz.platform.http.StateVersion;
import org.resonanz.results.Outcome;
import org.resonanz.results.Outcome.Better;
import org.resonanz.results.Outcome.Theme;
import org.resonanz.results.Outcome.Units;
import org.resonanz.results.OutcomeValueTable.Upload;
import org.resonanz.results.UnitValues;

/** Converts outcomes and what was uploaded to JSON of the API and back. */
final class OutcomeJson {
    private static final int LONGEST_UNIT = 20;

    private OutcomeJson() {}

    /**
     * Returns the members by name.
     *
     * @param values by unit
     */
    static Map<String, Object> of(Outcome outcome, SortedMap<String, UnitValues> values) {
        var json = declared(outcome);
        json.put("version", version(outcome));
        json.put("linked", outcome.isLinked());
        json.put("values", covered(values));
        return json;
    }

    static Map<String, Object> of(Upload upload) {
        var json = new LinkedHashMap<String, Object>();
        json.put("added", upload.added());
        json.put("changed", upload.changed());
        json.put("same", upload.same());
        return json;
    }

    /** Returns the name of an outcome's state. */
    static String version(Outcome outcome) {
        return StateVersion.of(declared(outcome));
    }

    static Outcome read(String id, Body body) {
        var name = body.requiredLine("name", TrainingJson.LONGEST_NAME);
        var unit = body.requiredLine("unit", LONGEST_UNIT);
        var better = word(body, "better", Better.values());
        var theme = word(body, "theme", Theme.values());
        var unitsAre = word(body, "unitsAre", Units.values());
        body.verify();
        return new Outcome(id, name, unit, better, theme, unitsAre, Map.of());
    }

    /** Returns the refusal of a table, with its faults. */
    static Problem refusal(List<OutcomeCsv.Fault> faults) {
        return Problem.faulty(400, "faulty-table", faults.stream().map(fault -> new Problem.Fault(
                fault.column().isEmpty() ? "/" + fault.line() : "/" + fault.line() + "/" + fault.column(), fault.key(),
                fault.arguments())).toList());
    }

    /** Returns a word of the API, which writes constants in small letters, as a constant. */
    static <E extends Enum<E>> E word(Body body, String name, E[] constants) {
        var words = Arrays.stream(constants).map(OutcomeJson::word).toList();
        return constants[words.indexOf(body.requiredWord(name, words))];
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> declared(Outcome outcome) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", outcome.id());
        json.put("name", outcome.name());
        json.put("unit", outcome.unit());
        json.put("better", word(outcome.better()));
        json.put("theme", word(outcome.theme()));
        json.put("unitsAre", word(outcome.units()));
        return json;
    }

    /** Returns how many units and months have a value, which months are the first and the last, and what was changed. */
    private static Map<String, @Nullable Object> covered(SortedMap<String, UnitValues> values) {
        var months = new TreeSet<YearMonth>();
        values.values().forEach(own -> months.addAll(own.byMonth().keySet()));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("units", values.size());
        json.put("count", values.values().stream().mapToInt(own -> own.byMonth().size()).sum());
        json.put("first", months.isEmpty() ? null : months.first().toString());
        json.put("last", months.isEmpty() ? null : months.last().toString());
        json.put("corrected", values.values().stream().mapToInt(UnitValues::corrected).sum());
        return json;
    }
}
