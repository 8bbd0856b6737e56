package org.resonanz.chaos.nights;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.nights.NightCount;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a play left.
 *
 * @param last the day whose night had to be the last
 */
record Played(Script script, Disturbance disturbance, SortedMap<String, Map<String, AttributeValue>> items,
        Records records, Watch watch, String last, int starts, int kills, int switches) {
    /** What tells when a run was, and the settings of the end, which are no night's. */
    private static final Set<String> OF_RUNS = Set.of("startedAt", "finishedAt");

    /** Returns the nights, oldest first. */
    List<Map<String, AttributeValue>> nights() {
        return items.entrySet().stream().filter(entry -> entry.getKey().startsWith("NIGHTS|"))
                .map(Map.Entry::getValue).toList();
    }

    /** Returns the settings that each night went by. */
    List<Settings> settings() {
        return nights().stream().map(NightItem::settings).toList();
    }

    /** Returns what must not depend on the disturbance. */
    SortedMap<String, Map<String, AttributeValue>> comparable() {
        return comparable(items);
    }

    /** Returns of a table what must not depend on when runs were. */
    static SortedMap<String, Map<String, AttributeValue>> comparable(
            SortedMap<String, Map<String, AttributeValue>> items) {
        var comparable = new TreeMap<String, Map<String, AttributeValue>>();
        items.forEach((key, item) -> {
            if (!key.startsWith(SettingsItem.PARTITION + "|ORGANISATION")) {
                var rest = new HashMap<>(item);
                rest.keySet().removeAll(OF_RUNS);
                comparable.put(key, rest);
            }
        });
        return comparable;
    }

    /** Returns what is wrong with it by itself. */
    List<String> faults() {
        var faults = new ArrayList<>(watch.faults());
        days(faults);
        order(faults);
        counts(faults);
        return faults;
    }

    /** No day is skipped, none is left, and readers are at the last. */
    private void days(List<String> faults) {
        var day = script.founded();
        for (var night : nights()) {
            if (!NightItem.day(night).equals(day)) {
                faults.add("the night of " + day + " is followed, or replaced, by that of " + NightItem.day(night));
                day = NightItem.day(night);
            }
            if (!NightItem.isFinished(night)) {
                faults.add("not finished: " + day);
            }
            day = day.plusDays(1);
        }
        var ended = day.minusDays(1);
        // A zone further west, stored while the last night ran, puts the one off that is due.
        if (ended.isBefore(LocalDate.parse(last)) || !watch.published().equals(ended.toString())) {
            faults.add("nights end with " + ended + ", published is " + watch.published() + ", due " + last);
        }
    }

    /** Nights go by the settings in the order in which these were stored. */
    private void order(List<String> faults) {
        var at = 0;
        for (var night : nights()) {
            var settings = NightItem.settings(night);
            var next = at;
            while (next < script.changes().size() && !is(script.changes().get(next), settings)) {
                next++;
            }
            if (next == script.changes().size()) {
                faults.add("the night of " + NightItem.day(night) + " goes by settings that were replaced before");
            } else {
                at = next;
            }
        }
    }

    private static boolean is(Change change, Settings settings) {
        return change.k() == settings.k() && change.timeZone().equals(settings.timeZone().getId())
                && change.interfacePatience() == settings.interfacePatience()
                && change.teamPatience() == settings.teamPatience() && change.closing() == settings.closing()
                && change.invitationsPerWeek() == settings.invitationsPerWeek();
    }

    /** Each fact of a day up to the last is counted in one night. */
    private void counts(List<String> faults) {
        count(faults, NightCount.COMPLETIONS, "COMPLETION#");
        count(faults, NightCount.INVITATIONS, "INVITATION#");
        count(faults, NightCount.RATINGS, "RATING#");
    }

    private void count(List<String> faults, NightCount count, String kind) {
        var counted = nights().stream().mapToInt(night -> NightItem.counts(night).getOrDefault(count, 0)).sum();
        var ended = nights().isEmpty() ? "" : Items.sort(nights().getLast());
        var made = items.values().stream().map(item -> Items.text(item, "dayShard"))
                .filter(shard -> shard != null && shard.startsWith(kind))
                .map(shard -> shard.split("#")[1])
                .filter(day -> day.compareTo(script.founded().toString()) >= 0 && day.compareTo(ended) <= 0).count();
        if (counted != made) {
            faults.add(made + " " + count.attribute() + " were made and " + counted + " counted");
        }
    }
}
