package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/**
 * Decides in a closing night what closes and what steps up: leaves first, and at each team its interfaces, the team,
 * its pool. Each node closes whole or not at all; who and when decide, never what was answered.
 */
public final class Cascade {
    private final LocalDate night;
    private final Settings settings;
    private final TeamTree tree;
    private final Map<Node, List<Parcel>> waiting = new LinkedHashMap<>();
    private final List<Parcel> moved = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();

    private Cascade(LocalDate night, Settings settings, TeamTree tree) {
        this.night = night;
        this.settings = settings;
        this.tree = tree;
    }

    /** What a night does: the batches that closed, and the parcels that stepped up or closed. */
    public record Outcome(List<Batch> batches, List<Parcel> moved) {
    }

    /** @param parcels all that wait, as they stood before the night */
    public static Outcome run(LocalDate night, Settings settings, TeamTree tree, List<Parcel> parcels) {
        if (!settings.closingDays().contains(night.getDayOfWeek())) {
            return new Outcome(List.of(), List.of());
        }
        var cascade = new Cascade(night, settings, tree);
        parcels.forEach(cascade::wait);
        cascade.run();
        return new Outcome(cascade.batches, cascade.moved);
    }

    private void run() {
        var leavesFirst = tree.byId().keySet().stream().sorted(Comparator
                .comparing((String id) -> tree.ancestors(id).size()).reversed().thenComparing(id -> id)).toList();
        for (var team : leavesFirst) {
            var parent = tree.byId().get(team).parentId();
            interfaces(team).forEach(node -> settle(node, Node.team(team), settings.interfacePatience()));
            settle(Node.team(team), Node.pool(parent == null ? team : parent), settings.teamPatience());
            settle(Node.pool(team), parent == null ? null : Node.pool(parent), settings.teamPatience());
        }
        waiting.values().forEach(parcels -> parcels.stream().filter(parcel -> parcel.since().equals(night)
                && !parcel.stays().isEmpty()).forEach(moved::add));
    }

    private void wait(Parcel parcel) {
        waiting.computeIfAbsent(parcel.node(), none -> new ArrayList<>()).add(parcel);
    }

    private Iterable<Node> interfaces(String team) {
        var nodes = new TreeSet<>(Comparator.comparing(Node::place));
        waiting.keySet().stream().filter(node -> node.teamId().equals(team) && node.department() != null)
                .forEach(nodes::add);
        return nodes;
    }

    /** Closes a node, or lets what lost patience step up; above the root's pool there is nothing. */
    private void settle(Node node, Node above, int patience) {
        var parcels = waiting.getOrDefault(node, List.of());
        if (parcels.isEmpty()) {
            return;
        }
        waiting.remove(node);
        var union = Union.of(parcels);
        if (union.mayClose(settings.k())) {
            batches.add(Batch.of(night, node, tree.ancestors(node.teamId()), union, settings.k()));
            parcels.forEach(parcel -> moved.add(parcel.close(night)));
            return;
        }
        for (var parcel : parcels) {
            var impatient = above != null && !night.isBefore(parcel.since().plusDays(patience));
            wait(impatient ? parcel.stepUp(night, above) : parcel);
        }
    }
}
