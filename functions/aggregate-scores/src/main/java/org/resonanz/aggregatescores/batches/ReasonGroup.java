package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/**
 * The smallest thing ever told of reasons and lost time: the sums of some batches of an interface or a team. It is never
 * changed, and no batch is in two.
 *
 * @param frozenOn  the night in which it froze
 * @param node      an interface; or a team, for what it holds of several interfaces and of the team's own batches
 * @param ancestors the teams above the node's team in that night, nearest first
 * @param crowd     the number of requesters who were asked, as the sum of the middles of the batches' classes; null if
 *                  the group is older than this sum
 */
public record ReasonGroup(LocalDate frozenOn, Node node, List<String> ancestors, ReasonTally tally,
        @Nullable Double crowd) {
    /** The fewest voices of a group, in units of {@code k}. */
    private static final int LEAST_VOICES = 4;

    public ReasonGroup {
        ancestors = List.copyOf(ancestors);
    }

    /** Returns the fewest voices of a group. */
    public static int leastVoices(int k) {
        return LEAST_VOICES * k;
    }

    /**
     * The groups of a night.
     *
     * @param frozen  the batches that are in one of them
     * @param waiting those that are in none
     */
    public record Freezing(List<ReasonGroup> groups, List<Counted> frozen, List<Counted> waiting) {
        public Freezing {
            groups = List.copyOf(groups);
            frozen = List.copyOf(frozen);
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * Returns the groups in which a night freezes what waits: of each interface all its batches, once they hold
     * {@code 4k} voices together; of each team its other batches, those of pools, and those that have waited at their
     * interfaces for longer than a team's patience, once they do. What was answered is not looked at.
     *
     * @param waiting the batches of all teams that have not frozen
     */
    public static Freezing freeze(LocalDate night, Settings settings, TeamTree tree, Collection<Counted> waiting) {
        var byNode = new TreeMap<Node, List<Counted>>(Comparator.comparing(Node::teamId).thenComparing(Node::name));
        waiting.forEach(batch -> byNode.computeIfAbsent(batch.waitsAt(night, settings), none -> new ArrayList<>())
                .add(batch));
        Predicate<Map.Entry<Node, List<Counted>>> isFull = each -> each.getValue().stream()
                .mapToInt(batch -> batch.tally().voices()).sum() >= leastVoices(settings.k());
        var full = byNode.entrySet().stream().filter(isFull).toList();
        return new Freezing(full.stream().map(each -> of(night, each.getKey(), tree, each.getValue())).toList(),
                full.stream().flatMap(each -> each.getValue().stream()).toList(),
                byNode.entrySet().stream().filter(isFull.negate()).flatMap(each -> each.getValue().stream()).toList());
    }

    private static ReasonGroup of(LocalDate night, Node node, TeamTree tree, List<Counted> batches) {
        var tally = ReasonTally.empty();
        batches.forEach(batch -> tally.add(batch.tally()));
        var crowds = batches.stream().map(Counted::crowd).filter(Objects::nonNull).toList();
        var sum = crowds.stream().mapToDouble(Double::doubleValue).sum();
        return new ReasonGroup(night, node, tree.ancestors(node.teamId()), tally,
                crowds.size() == batches.size() ? Double.valueOf(sum) : null);
    }
}
