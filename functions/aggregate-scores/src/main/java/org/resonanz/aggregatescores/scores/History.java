package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.scores.Span;
import org.resonanz.scores.Window;

/**
 * The sums of the batches that a night's figures rest on: over the days of each window, and over those of the two
 * windows that its last look compares; and over each window the sums of the groups of reasons. They are summed as they are read, so three years of batches take no more memory
 * than one week of them, but for the days on which nodes closed within the longest window.
 */
public final class History {
    private final Span longest;
    private final Map<Span, Map<ClosedNode, Totals>> periods = new LinkedHashMap<>();
    private final Map<Span, Map<ClosedNode, GroupTotals>> groups = new LinkedHashMap<>();
    private final Map<Node, NavigableSet<LocalDate>> closings = new HashMap<>();

    /**
     * A node with the teams that were above it when it closed.
     *
     * @param ancestors the teams above, nearest first
     */
    record ClosedNode(Node node, List<String> ancestors) {
        ClosedNode {
            ancestors = List.copyOf(ancestors);
        }

        /** Returns true if a team's score includes what closed here: it closed at the team or below it. */
        boolean isWithin(String teamId) {
            return node.teamId().equals(teamId) || ancestors.contains(teamId);
        }
    }

    /** Creates the history of a night, with no batch in it yet. */
    public History(LocalDate night) {
        this.longest = Window.ALL.getLast().ending(night);
        for (var window : Window.ALL) {
            groups.put(window.ending(night), new HashMap<>());
            var look = window.lastLook(night);
            List.of(night, look, window.before(look))
                    .forEach(day -> periods.put(window.ending(day), new HashMap<>()));
        }
    }

    /**
     * Returns the history of a night.
     *
     * @param batches those that closed before the night or in it
     */
    static History of(LocalDate night, Collection<Batch> batches) {
        var history = new History(night);
        batches.forEach(history::add);
        return history;
    }

    /** Returns the earliest day whose batches a night's figures rest on. */
    public LocalDate first() {
        return periods.keySet().stream().map(Span::first).min(LocalDate::compareTo).orElseThrow();
    }

    /** Returns the earliest day whose groups of reasons a night's figures rest on. */
    public LocalDate firstOfReasons() {
        return longest.first();
    }

    /** Adds a batch. Several threads may do so at once. */
    public synchronized void add(Batch batch) {
        var node = new ClosedNode(batch.node(), batch.ancestors());
        periods.forEach((period, totals) -> {
            if (period.includes(batch.closedOn())) {
                totals.computeIfAbsent(node, none -> new Totals()).add(batch);
            }
        });
        if (longest.includes(batch.closedOn())) {
            closings.computeIfAbsent(batch.node(), none -> new TreeSet<>()).add(batch.closedOn());
        }
    }

    /** Adds a group of reasons. Several threads may do so at once. */
    public synchronized void add(ReasonGroup group) {
        var node = new ClosedNode(group.node(), group.ancestors());
        groups.forEach((window, totals) -> {
            if (window.includes(group.frozenOn())) {
                totals.computeIfAbsent(node, none -> new GroupTotals()).add(group);
            }
        });
    }

    /**
     * Returns the sum of the groups that froze at the nodes for which a condition holds.
     *
     * @param period that of a window of the night
     */
    GroupTotals groups(Span period, Predicate<ClosedNode> which) {
        var sum = new GroupTotals();
        Objects.requireNonNull(groups.get(period)).forEach((node, totals) -> {
            if (which.test(node)) {
                sum.add(totals);
            }
        });
        return sum;
    }

    /**
     * Returns the sums of a period, by node.
     *
     * @param period that of a window of the night, or of one that its last look compares
     */
    Map<ClosedNode, Totals> in(Span period) {
        return Objects.requireNonNull(periods.get(period));
    }

    /** Returns the days of the longest window on which batches closed, by node. */
    Map<Node, NavigableSet<LocalDate>> closings() {
        return closings;
    }

    /** Returns the sum over the nodes for which a condition holds; empty if nothing closed at any. */
    static Optional<Totals> sum(Map<ClosedNode, Totals> nodes, Predicate<ClosedNode> which) {
        var some = new ArrayList<Totals>();
        nodes.forEach((node, totals) -> {
            if (which.test(node)) {
                some.add(totals);
            }
        });
        var sum = new Totals();
        some.forEach(sum::add);
        return some.isEmpty() ? Optional.empty() : Optional.of(sum);
    }
}
