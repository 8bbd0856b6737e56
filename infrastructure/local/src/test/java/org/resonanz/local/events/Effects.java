package org.resonanz.local.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.resonanz.local.state.Snapshot;
import org.resonanz.local.state.SnapshotTable;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;

/**
 * The consequences of an event.
 *
 * @param answer  the function's output
 * @param changes the items written and deleted, the recipients of mails and the types of published events, in words
 */
record Effects(String answer, String changes) {
    private static final TestContext QUARTER_HOUR = new TestContext(900_000);
    /** Pseudonyms, and the ids that a function made: neither can be known before. */
    private static final Pattern UNKNOWN = Pattern.compile("[0-9a-f]{32}|[0-9a-f-]{36}");

    /** Sends an event to a new instance of its function, on the items of {@code data.json}; returns what followed. */
    static Effects of(LocalTable table, Trigger trigger, Map<String, ?> event, Instant now)
            throws ReflectiveOperationException {
        new SnapshotTable(table.client(), table.name()).write(new Snapshot(Map.of(), EventFile.data()));
        var environment = new HashMap<>(table.environment());
        environment.keySet().removeIf(name -> !name.startsWith("AWS_") && !name.equals("TABLE_NAME"));
        var handler = trigger.handler(environment, TestClock.at(now.toString()));
        var before = items(table);
        var answer = Samples.invoke(handler, event, QUARTER_HOUR);
        var after = items(table);
        var parts = new ArrayList<String>();
        add(parts, "writes", keys(after.keySet(), key -> !after.get(key).equals(before.get(key)), before.keySet()));
        add(parts, "deletes", keys(before.keySet(), key -> !after.containsKey(key), before.keySet()));
        add(parts, "mails", table.aws().mails().stream().flatMap(mail -> mail.to().stream()).map(String::valueOf)
                .sorted().toList());
        add(parts, "publishes", table.aws().events().stream().map(entry -> String.valueOf(entry.get("DetailType")))
                .toList());
        return new Effects(answer, parts.isEmpty() ? "nothing" : String.join("; ", parts));
    }

    private static void add(List<String> parts, String verb, List<String> things) {
        if (!things.isEmpty()) {
            parts.add(verb + " " + things.stream().map(thing -> "`" + thing + "`").collect(Collectors.joining(", ")));
        }
    }

    /** Returns those keys that a condition holds for, sorted, each once. */
    private static List<String> keys(Set<String> keys, Predicate<String> condition, Set<String> known) {
        return List.copyOf(keys.stream().filter(condition).map(key -> UNKNOWN.matcher(key).replaceAll(
                found -> found.group().length() == 36 && known.toString().contains(found.group())
                        ? found.group().substring(0, 8)
                        : "…"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Map<String, Map<String, Object>> items(LocalTable table) {
        var items = new HashMap<String, Map<String, Object>>();
        new SnapshotTable(table.client(), table.name()).read(Instant.EPOCH)
                .forEach(item -> items.put(Snapshot.key(item), item));
        return items;
    }
}
