package org.resonanz.chaos.nights;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.resonanz.manageteams.ManageTeamsHandler;
import org.resonanz.people.VoterList;
import org.resonanz.people.VoterListTable;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A script that is played with some disturbance, on a table of its own. */
final class Play implements AutoCloseable {
    private static final int HOSTS = 2;
    /** Calls of a night, about: what happens during one happens before one of them. */
    private static final int CALLS = 160;
    private static final int WRITES = 14;

    private final Script script;
    private final Disturbance disturbance;
    private final Random random;
    private final World world = World.create();
    private final Records records = new Records();
    private final Watch watch = new Watch(world);
    private final Gate gate = new Gate(world::endpoint, HOSTS, watch::written);
    private final List<Host> hosts;
    private final List<Map<String, AttributeValue>> waiting = new ArrayList<>();
    private final TestClock clock;
    private volatile Settings settings = Settings.defaults();
    private int late;
    private int missed;
    private int kills;
    private int starts;

    /**
     * Prepares a play.
     *
     * @param newHost makes a host, given the gate and its number
     */
    Play(Script script, Disturbance disturbance, BiFunction<Gate, Integer, Host> newHost) {
        this.script = script;
        this.disturbance = disturbance;
        this.random = Random.from(new SplittableRandom(script.seed() * 31 + disturbance.ordinal()));
        this.hosts = IntStream.range(0, HOSTS).mapToObj(host -> newHost.apply(gate, host)).toList();
        this.clock = TestClock.at(script.beginning().toString());
        found(world, script, clock);
    }

    /** Founds the company in an empty table. */
    static void found(World world, Script script, TestClock clock) {
        clock.set(script.beginning());
        for (var team : List.of(team("company", null), team("hr", "company"), team("it", "company"), team("pay", "hr"),
                team("desk", "it"), team("sales", "company"), team("legal", "company"),
                team("marketing", "company"))) {
            var teams = new TeamTable(world.client(), World.TABLE, clock);
            if (!teams.put(team, teams.read(), clock.instant())) {
                throw new IllegalStateException("Not founded: " + team.id());
            }
        }
        new VoterListTable(world.client(), World.TABLE).write(new VoterList(Set.of(), Set.of("acme.example")));
    }

    private static Team team(String id, @Nullable String parent) {
        return new Team(id, id, parent, List.of(), null, "de");
    }

    /** Plays all of it. */
    Played run() {
        play(Integer.MAX_VALUE);
        var items = world.all();
        watch.end(items);
        return new Played(script, disturbance, items, records, watch, lastDue(), starts, kills, gate.switches());
    }

    /** Plays until the nights of a morning would start; returns where the table is kept as it is then. */
    Path before(int morning) {
        play(morning);
        world.put(waiting);
        return world.keep();
    }

    private void play(int until) {
        var pending = new ArrayList<Change>();
        for (var event : events()) {
            clock.set(event.at());
            switch (event) {
                case Event.Done(var at, var work) -> waiting.addAll(records.done(work, settings));
                case Event.Answered(var at, var work) -> waiting.addAll(records.answered(work, at, settings));
                case Event.Changed(var at, var change) -> {
                    if (change.during() && disturbance.changes()) {
                        pending.add(change);
                    } else {
                        store(change);
                    }
                }
                case Event.Morning(var at, var day) -> {
                    if (day == until) {
                        return;
                    }
                    morning(day, pending);
                    pending.clear();
                }
            }
        }
    }

    private String lastDue() {
        return settings.dayOf(clock.instant()).minusDays(1).toString();
    }

    private void store(Change change) {
        var handler = new ManageTeamsHandler(World.environment(world.endpoint()), clock);
        var response = change.event().sendTo(handler);
        if (response.status() != 200) {
            throw new IllegalStateException(response.body());
        }
        settings = new SettingsTable(world.client(), World.TABLE, clock).read();
    }

    /** The starts of a morning, at 03:15, 04:15 and 05:15: as many as it takes. */
    private void morning(int day, List<Change> during) {
        if (late == 0 && missed == 0 && disturbance.late() && random.nextInt(4) == 0) {
            // A week and some days, or by lot where other things happen too.
            late = disturbance.two() ? 1 + random.nextInt(8) : 7 + random.nextInt(3);
        }
        var isLast = day == script.days() - 1;
        if (late > 0 && !isLast) {
            late--;
            missed++;
            during.forEach(this::store);
            return;
        }
        late = 0;
        world.put(waiting);
        waiting.clear();
        for (var attempt = 0; attempt < 3 && (attempt == 0 || watch.published().compareTo(lastDue()) < 0); attempt++) {
            start(script.morning(day).plus(Duration.ofHours(attempt)), attempt == 2, attempt == 0 ? during : List.of());
        }
        missed = 0;
        World.SERVICES.meter().reset();
    }

    private void start(Instant at, boolean undisturbed, List<Change> during) {
        clock.set(at);
        var two = disturbance.two() && !undisturbed;
        var first = disturbance == Disturbance.NONE ? 0 : random.nextInt(HOSTS);
        var running = two ? List.of(0, 1) : List.of(first);
        gate.begin(running, new Random(random.nextLong()));
        if (disturbance.kills() && !undisturbed && random.nextInt(3) > 0) {
            var host = running.get(random.nextInt(running.size()));
            gate.kill(new Gate.Death(host, random.nextInt(WRITES * (missed + 1)), random.nextBoolean()),
                    hosts.get(host)::kill);
        }
        if (!during.isEmpty()) {
            gate.at(random.nextInt(CALLS * (missed + 1)), () -> during.forEach(this::store));
        }
        try (var threads = Executors.newFixedThreadPool(HOSTS)) {
            for (var host : running) {
                threads.submit(() -> {
                    try {
                        hosts.get(host).start(at.plusSeconds(host * 7L));
                    } finally {
                        gate.end(host);
                    }
                });
            }
        }
        starts += running.size();
        kills += (int) running.stream().filter(gate::isDead).count();
        gate.happenIfNotYet();
    }

    private List<Event> events() {
        var events = new ArrayList<Event>();
        script.changes().forEach(change -> events.add(new Event.Changed(change.at(), change)));
        script.work().forEach(work -> {
            events.add(new Event.Done(work.at(), work));
            if (work.answeredAt() != null) {
                events.add(new Event.Answered(work.answeredAt(), work));
            }
        });
        IntStream.range(0, script.days()).forEach(day -> events.add(new Event.Morning(script.morning(day), day)));
        var end = script.morning(script.days() - 1);
        events.removeIf(event -> event.at().isAfter(end));
        // A change that is due when a night starts comes before it.
        events.sort(Comparator.comparing(Event::at).thenComparing(event -> event instanceof Event.Morning));
        return events;
    }

    @Override
    public void close() {
        hosts.forEach(Host::close);
        gate.close();
        world.close();
    }
}
