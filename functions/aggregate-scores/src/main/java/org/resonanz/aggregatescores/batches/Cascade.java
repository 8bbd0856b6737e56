package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * Decides what closes and what steps up in a night. It goes through the teams, leaves first, and at each through its
 * interfaces, the team, its pool. Each node closes whole or not at all. Who was asked, who speaks and when decide,
 * never what was answered.
 */
public final class Cascade {
    private final LocalDate night;
    private final Settings settings;
    private final TeamTree tree;
    private final Map<Node, List<Parcel>> waiting = new LinkedHashMap<>();
    private final IdentityHashMap<DayRow, Parcel> before = new IdentityHashMap<>();
    private final List<Parcel> moved = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private final List<Counted> counted = new ArrayList<>();

    private Cascade(LocalDate night, Settings settings, TeamTree tree) {
        this.night = night;
        this.settings = settings;
        this.tree = tree;
    }

    /**
     * The result of a night.
     *
     * @param batches those that closed
     * @param counted the reasons and the lost time of each of them
     * @param moved   the parcels that closed, stepped up or were tried
     */
    public record Outcome(List<Batch> batches, List<Counted> counted, List<Parcel> moved) {
        /** The result of a night in which nothing closes and nothing moves. */
        static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of());

        public Outcome {
            batches = List.copyOf(batches);
            counted = List.copyOf(counted);
            moved = List.copyOf(moved);
        }
    }

    /**
     * Runs the cascade of a night; returns nothing closed and nothing moved if no closing is due in it.
     *
     * @param parcels all that wait, as they stood before the night
     */
    public static Outcome run(LocalDate night, Settings settings, TeamTree tree, List<Parcel> parcels) {
        if (!settings.closing().isDueOn(night)) {
            return Outcome.NOTHING;
        }
        var cascade = new Cascade(night, settings, tree);
        parcels.forEach(cascade::enter);
        cascade.run();
        return new Outcome(cascade.batches, cascade.counted, cascade.moved);
    }

    private void run() {
        var leavesFirst = tree.teams().stream().sorted(Comparator
                .comparingInt((Team team) -> tree.ancestors(team.id()).size()).reversed().thenComparing(Team::id))
                .toList();
        for (var team : leavesFirst) {
            var id = team.id();
            var parent = team.parentId();
            interfaces(id).forEach(node -> tryToClose(node, Node.team(id), settings.interfacePatience()));
            tryToClose(Node.team(id), Node.pool(parent == null ? id : parent), settings.teamPatience());
            tryToClose(Node.pool(id), parent == null ? null : Node.pool(parent), settings.teamPatience());
        }
        waiting.values().forEach(parcels -> parcels.stream()
                .filter(parcel -> !parcel.equals(before.get(parcel.row()))).forEach(moved::add));
    }

    private void enter(Parcel parcel) {
        before.put(parcel.row(), parcel);
        keep(parcel);
    }

    private void keep(Parcel parcel) {
        waiting.computeIfAbsent(parcel.node(), none -> new ArrayList<>()).add(parcel);
    }

    private Iterable<Node> interfaces(String team) {
        var nodes = new TreeSet<>(Comparator.comparing(Node::name));
        waiting.keySet().stream().filter(node -> node.teamId().equals(team) && node.department() != null)
                .forEach(nodes::add);
        return nodes;
    }

    /**
     * Closes a node if it may close, else moves its overdue parcels to the node above.
     *
     * @param above    null above the root's pool
     * @param patience how long a parcel waits at the node before it steps up, in days
     */
    private void tryToClose(Node node, @Nullable Node above, int patience) {
        var parcels = waiting.getOrDefault(node, List.of());
        if (parcels.isEmpty()) {
            return;
        }
        waiting.remove(node);
        var tried = Union.mayBeTried(parcels, settings.k());
        if (tried) {
            var union = Union.of(parcels);
            if (union.mayClose(settings.k())) {
                union.hidingFullResponse(night, node);
                var batch = Batch.of(night, node, tree.ancestors(node.teamId()), union, settings.k());
                batches.add(batch);
                counted.add(Counted.of(batch, union.reasons()));
                parcels.forEach(parcel -> moved.add(parcel.close(night)));
                return;
            }
        }
        for (var parcel : parcels) {
            var left = tried ? parcel.tried(night) : parcel;
            var overdue = !night.isBefore(parcel.since().plusDays(patience));
            keep(overdue && above != null ? left.stepUp(night, above) : left);
        }
    }
}
