package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.teams.TeamTree;

/** The days on which batches closed, by the interfaces whose answers they may hold. */
final class Closings {
    private final TeamTree tree;
    private final Map<Node, NavigableSet<LocalDate>> byNode;
    private final Map<InterfaceKey, NavigableSet<LocalDate>> byInterface = new HashMap<>();

    Closings(TeamTree tree, Map<Node, NavigableSet<LocalDate>> byNode) {
        this.tree = tree;
        this.byNode = byNode;
    }

    /** Returns the first day, from a given one on, on which a batch closed anywhere; empty if there is none. */
    Optional<LocalDate> first(LocalDate day) {
        return byNode.values().stream().map(days -> days.ceiling(day)).filter(Objects::nonNull)
                .min(LocalDate::compareTo);
    }

    /**
     * Returns the last day before a given one on which a batch closed at the interface, its team, or a pool to which
     * its answers step up. The day itself is left out, as what enters on it may still be in a batch that closes on it.
     *
     * @return null if there is none
     */
    @Nullable
    LocalDate last(InterfaceKey interfaceKey, LocalDate day) {
        return byInterface.computeIfAbsent(interfaceKey, this::of).lower(day);
    }

    private NavigableSet<LocalDate> of(InterfaceKey interfaceKey) {
        var days = new TreeSet<LocalDate>();
        nodes(interfaceKey).forEach(node -> days.addAll(byNode.getOrDefault(node, new TreeSet<>())));
        return days;
    }

    private List<Node> nodes(InterfaceKey interfaceKey) {
        var nodes = new ArrayList<>(List.of(Node.of(interfaceKey), Node.team(interfaceKey.teamId())));
        var above = tree.ancestors(interfaceKey.teamId());
        // What waits at the root steps up to its own pool.
        (above.isEmpty() ? List.of(interfaceKey.teamId()) : above).forEach(team -> nodes.add(Node.pool(team)));
        return nodes;
    }
}
