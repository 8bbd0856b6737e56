package org.resonanz.chaos.nights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.Window;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Looks at the table whenever a write took effect, while nobody else writes: at how the publication moves, and at what
 * readers find then. What they found must be there at the end, unchanged.
 */
final class Watch {
    private static final List<String> TEAMS = List.of("company", "hr", "it", "pay", "desk");

    private final World world;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Map<String, AttributeValue>> shown = new HashMap<>();
    private final SortedMap<String, String> closedIn = new TreeMap<>();
    private final Map<String, Integer> voicesOfRows = new LinkedHashMap<>();
    private String published = "";

    /** Begins to look at a table. Batches that it has are there for good. */
    Watch(World world) {
        this.world = world;
        for (var team : TEAMS) {
            var batches = world.items("TEAM#" + team, "BATCH#");
            show(batches);
            batches.forEach(batch -> voicesOfRows.put(World.key(batch), Integer.MAX_VALUE));
        }
    }

    /** Returns what was wrong so far. */
    List<String> faults() {
        return faults;
    }

    String published() {
        return published;
    }

    /** Looks after a write. */
    void written(String body) {
        if (body.contains("\"PUBLICATION\"")) {
            var day = Items.text(world.item("PUBLICATION", "LATEST"), "day");
            if (day == null || day.compareTo(published) < 0) {
                faults.add("publication went from " + published + " to " + day);
            } else if (!day.equals(published)) {
                published = day;
                look(LocalDate.parse(day));
            }
        }
    }

    private void look(LocalDate day) {
        if (!NightItem.isFinished(world.item("NIGHTS", day.toString()))) {
            faults.add("published before it was finished: " + day);
        }
        for (var window : Window.ALL) {
            show(world.items("SCORES#" + window.name() + "#" + day, ""));
            show(world.items("INTERFACES#" + window.name() + "#" + day, ""));
        }
        show(world.items("LONG_OPEN", day.toString()));
        for (var team : TEAMS) {
            var items = world.items("TEAM#" + team, "");
            show(items.stream().filter(item -> Items.sort(item).matches("(BATCH|REASONS|QUOTES)#" + day + ".*"))
                    .toList());
            items.stream().filter(item -> Items.sort(item).startsWith("DAY#"))
                    .forEach(row -> row(day.toString(), row));
        }
    }

    private void show(List<Map<String, AttributeValue>> items) {
        items.forEach(item -> shown.put(World.key(item), item));
    }

    /** A row closes once, and its batch has at most its voices. */
    private void row(String day, Map<String, AttributeValue> row) {
        if (day.equals(Items.text(row, "closedOn"))) {
            var before = closedIn.put(World.key(row), day);
            if (before != null) {
                faults.add(World.key(row) + " closed on " + before + " and on " + day);
            }
            var stay = row.get("stays").l().getLast().m();
            voicesOfRows.merge("TEAM#" + Items.text(stay, "teamId") + "|BATCH#" + day + "#" + Items.text(stay, "place"),
                    voices(row), Integer::sum);
        }
    }

    private static int voices(Map<String, AttributeValue> row) {
        return row.get("voices").m().size() + sum(row.get("surplus"));
    }

    private static int sum(AttributeValue tally) {
        return tally.m().get("histogram").l().stream().mapToInt(count -> Integer.parseInt(count.n())).sum();
    }

    /** Compares with the table as it is at the end. */
    void end(SortedMap<String, Map<String, AttributeValue>> items) {
        shown.forEach((key, item) -> {
            if (!item.equals(items.get(key))) {
                faults.add("changed after it was shown: " + key);
            }
        });
        items.forEach((key, item) -> {
            if (key.contains("|BATCH#")) {
                var most = voicesOfRows.getOrDefault(key, 0);
                var voices = sum(item.get("tally"));
                if (voices > most || !shown.containsKey(key)) {
                    faults.add(key + " has " + voices + " voices of " + most + " in its rows");
                }
            } else if (key.contains("|DAY#") && closedIn.containsKey(key)
                    && !closedIn.get(key).equals(Items.text(item, "closedOn"))) {
                faults.add(key + " waits again");
            }
        });
    }

    /** Returns the number of batches that were shown. */
    long batches() {
        return shown.keySet().stream().filter(key -> key.contains("|BATCH#")).count();
    }

    /** Returns the number of groups of comments that were shown. */
    long quotes() {
        return shown.keySet().stream().filter(key -> key.contains("|QUOTES#")).count();
    }
}
