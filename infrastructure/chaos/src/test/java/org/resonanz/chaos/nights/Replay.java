package org.resonanz.chaos.nights;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsItem;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs one undisturbed night after the other, of the same work and with the settings that the nights of a play went by:
 * what the play left must be the same. Plays whose nights went by the same settings share it.
 */
final class Replay {
    private record Key(List<Settings> settings, Map<String, Map<String, AttributeValue>> work) {
    }

    private final Map<Key, SortedMap<String, Map<String, AttributeValue>>> known = new HashMap<>();

    /** Returns what undisturbed nights leave. */
    SortedMap<String, Map<String, AttributeValue>> of(Played played) {
        return known.computeIfAbsent(new Key(played.settings(), played.records().all()), unknown -> run(played));
    }

    private static SortedMap<String, Map<String, AttributeValue>> run(Played played) {
        try (var world = World.create(); var host = new ThreadHost(world.endpoint())) {
            var clock = TestClock.at(played.script().beginning().toString());
            Play.found(world, played.script(), clock);
            world.put(played.records().all().values());
            for (var night : played.nights()) {
                var settings = NightItem.settings(night);
                // As they are: stored by an admin, a zone might make another day longer.
                world.put(List.of(Items.item(SettingsItem.PARTITION, "ORGANISATION")
                        .putAll(SettingsItem.attributes(settings)).build()));
                host.start(settings.endOf(NightItem.day(night)).plus(Duration.ofHours(3)));
                World.SERVICES.meter().reset();
            }
            return Played.comparable(world.all());
        }
    }
}
