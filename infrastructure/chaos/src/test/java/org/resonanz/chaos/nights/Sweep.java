package org.resonanz.chaos.nights;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A night that closes batches, killed at its writes one after the other, before and after each takes effect, and
 * started again by another host or the same.
 *
 * @param writes the number of its writes
 * @param tried  the number of those at which it was killed
 */
record Sweep(int writes, int tried, int kills, long batches, long quotes, List<String> faults) {
    private record End(Map<String, Map<String, AttributeValue>> items, int writes, boolean died, List<String> faults) {
    }

    /**
     * Kills a night of a script.
     *
     * @param most the most writes at which it is killed, by lot
     */
    static Sweep of(Script disturbed, int most) {
        // Without other zones, in which that night might not be due yet.
        var script = disturbed.withFirstSettings();
        var morning = closingMorning(script);
        Path kept;
        try (var play = new Play(script, Disturbance.NONE, Sweep::host)) {
            kept = play.before(morning);
        }
        var at = script.morning(morning);
        var whole = end(kept, at, Gate.Death.NONE, 0);
        var writes = new ArrayList<>(IntStream.range(0, whole.writes()).boxed().toList());
        Collections.shuffle(writes, new Random(script.seed()));
        var faults = new ArrayList<>(whole.faults());
        var tried = writes.subList(0, Math.min(most, writes.size()));
        var kills = 0;
        for (var write : tried) {
            for (var after : List.of(false, true)) {
                var end = end(kept, at, new Gate.Death(0, write, after), kills % 2);
                kills++;
                var when = (after ? "after" : "before") + " write " + write + " of " + whole.writes() + ": ";
                if (!end.died()) {
                    faults.add(when + "not killed");
                }
                end.faults().forEach(fault -> faults.add(when + fault));
                Differences.of(whole.items(), end.items()).forEach(fault -> faults.add(when + fault));
            }
        }
        World.delete(kept);
        return new Sweep(whole.writes(), tried.size(), kills, count(whole, "BATCH#"), count(whole, "QUOTES#"), faults);
    }

    private static long count(End end, String kind) {
        return end.items().keySet().stream().filter(key -> key.contains("|" + kind)).count();
    }

    private static int closingMorning(Script script) {
        return IntStream.range(2, script.days())
                .filter(day -> script.founded().plusDays(day).getDayOfWeek() == DayOfWeek.SUNDAY).findFirst()
                .orElse(script.days() - 1);
    }

    private static Host host(Gate gate, int number) {
        return new ThreadHost(gate.door(number));
    }

    private static End end(Path kept, Instant at, Gate.Death death, int next) {
        try (var world = World.of(kept)) {
            var watch = new Watch(world);
            try (var gate = new Gate(world::endpoint, 2, watch::written);
                    var first = host(gate, 0);
                    var second = host(gate, 1)) {
                gate.begin(List.of(0), new Random(0));
                gate.kill(death, () -> {});
                first.start(at);
                gate.end(0);
                var died = gate.isDead(0);
                var writes = gate.writes(0);
                gate.begin(List.of(next), new Random(0));
                (next == 0 ? first : second).start(at.plusSeconds(3600));
                gate.end(next);
                World.SERVICES.meter().reset();
                var items = world.all();
                watch.end(items);
                return new End(Played.comparable(items), writes, died, watch.faults());
            }
        }
    }
}
