package org.resonanz.chaos.faults;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the product would do without one of its safeguards, as seen from AWS.
 *
 * @param kind what is taken away
 * @param site the call site at which a condition is dropped, empty for other kinds
 */
public record Mutation(Of kind, String site) {
    /** The kinds of mutations. */
    public enum Of {
        /** Nothing is changed. */
        NONE,
        /** A write has no condition. */
        CONDITION,
        /** Keys that were not processed are not asked for again. */
        UNPROCESSED_KEYS,
        /** Events that the bus refused are not published again. */
        REFUSED_EVENTS,
        /** Messages that failed are not handled again. */
        FAILED_MESSAGES
    }

    /** Nothing is changed. */
    public static final Mutation NONE = new Mutation(Of.NONE, "");

    /** Returns a name for files, empty for no mutation. */
    public String name() {
        return equals(NONE) ? "" : "-" + (kind + site).replaceAll("\\W", "");
    }

    @Override
    public String toString() {
        return switch (kind) {
            case NONE -> "nothing";
            case CONDITION -> "the condition at `" + site + "`";
            case UNPROCESSED_KEYS -> "the retry of keys that were not processed";
            case REFUSED_EVENTS -> "the retry of events that the bus refused";
            case FAILED_MESSAGES -> "the retry of messages that failed";
        };
    }

    /** Returns a call as the mutated product makes it. */
    String request(Call call) throws IOException {
        if (kind != Of.CONDITION || !call.site().equals(site)) {
            return call.text();
        }
        var body = new LinkedHashMap<>(call.body());
        if (body.get("TransactItems") instanceof List<?> parts) {
            body.put("TransactItems", parts.stream().map(part -> ((Map<?, ?>) part).entrySet().iterator().next())
                    .filter(part -> !part.getKey().equals("ConditionCheck"))
                    .map(part -> Map.of(part.getKey(), unconditional((Map<?, ?>) part.getValue()))).toList());
            return JSON.std.asString(body);
        }
        return JSON.std.asString(unconditional(body));
    }

    /** Returns a write without its condition and without the values that nothing else names. */
    private static Map<Object, Object> unconditional(Map<?, ?> write) {
        var rest = new LinkedHashMap<Object, Object>(write);
        rest.remove("ConditionExpression");
        rest.remove("ReturnValuesOnConditionCheckFailure");
        var update = " " + rest.getOrDefault("UpdateExpression", "") + " ";
        for (var names : List.of("ExpressionAttributeValues", "ExpressionAttributeNames")) {
            if (rest.get(names) instanceof Map<?, ?> map) {
                var used = new HashMap<Object, Object>(map);
                used.keySet().removeIf(name -> !update.matches("(?s).*\\Q" + name + "\\E\\W.*"));
                rest.put(names, used);
                if (used.isEmpty()) {
                    rest.remove(names);
                }
            }
        }
        return rest;
    }

    /** Returns a response as the mutated product takes it. */
    String response(Call call, String response) throws IOException {
        if (kind == Of.UNPROCESSED_KEYS && call.operation().equals("BatchGetItem")) {
            var json = JSON.std.mapFrom(response);
            json.put("UnprocessedKeys", Map.of());
            return JSON.std.asString(json);
        }
        return kind == Of.REFUSED_EVENTS && call.operation().equals("PutEvents")
                ? response.replaceAll("\\{\"ErrorCode\"[^}]*}", "{\"EventId\":\"none\"}")
                : response;
    }
}
