package org.resonanz.testing;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A line of the functions' log, which must be a JSON object. */
public record LogLine(Map<String, Object> members) {
    private static final Schema EMBEDDED_METRICS = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012())
            .getSchema(Samples.resource(LogLine.class, "embedded-metric-format.json"));

    /** Returns the lines that are logged while something runs. */
    public static List<LogLine> of(Runnable work) {
        return ConsoleLog.of(work).lines().map(LogLine::parse).toList();
    }

    private static LogLine parse(String line) {
        try {
            return new LogLine(JSON.std.mapFrom(line));
        } catch (IOException broken) {
            throw new AssertionError("no JSON object: " + line, broken);
        }
    }

    /** Returns a member; null if there is none. */
    public @Nullable Object get(String name) {
        return members.get(name);
    }

    /**
     * Returns the metrics that CloudWatch reads from some lines, by name: of each, the sum of its values.
     *
     * @throws AssertionError if a line is not as the specification of the embedded metric format requires, or is in
     *                        another namespace or dimension than the alarms
     */
    public static Map<String, Long> metrics(List<LogLine> lines) {
        var sums = new TreeMap<String, Long>();
        lines.stream().filter(line -> line.get("_aws") != null).flatMap(LogLine::values)
                .forEach(value -> sums.merge(value.getKey(), value.getValue(), Long::sum));
        return sums;
    }

    private Stream<Map.Entry<String, Long>> values() {
        var faults = EMBEDDED_METRICS.validate(Samples.text(members), InputFormat.JSON);
        if (!faults.isEmpty()) {
            throw new AssertionError(members + ": " + faults);
        }
        return list(object(members.get("_aws")).get("CloudWatchMetrics")).map(LogLine::object).flatMap(this::values);
    }

    private Stream<Map.Entry<String, Long>> values(Map<?, ?> directive) {
        if (!"Resonanz".equals(directive.get("Namespace")) || !List.of(List.of("Stack")).equals(
                directive.get("Dimensions")) || !"resonanz".equals(members.get("Stack"))) {
            throw new AssertionError("not where the alarms look: " + members);
        }
        return list(directive.get("Metrics")).map(metric -> String.valueOf(object(metric).get("Name")))
                .map(name -> Map.entry(name, ((Number) Objects.requireNonNull(members.get(name), name)).longValue()));
    }

    private static Map<?, ?> object(@Nullable Object json) {
        return (Map<?, ?>) Objects.requireNonNull(json);
    }

    private static Stream<?> list(@Nullable Object json) {
        return ((List<?>) Objects.requireNonNull(json)).stream();
    }
}
