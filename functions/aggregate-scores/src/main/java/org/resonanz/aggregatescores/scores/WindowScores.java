package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.scores.History.ClosedNode;
import org.resonanz.scores.Effects;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.InterfaceScore;
import org.resonanz.scores.Likely;
import org.resonanz.scores.Span;
import org.resonanz.scores.TeamScore;
import org.resonanz.scores.Window;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The scores of a window, computed from closed batches alone: of each team and interface by itself, the ranking of the
 * teams without children, and the changes taken for real.
 */
public final class WindowScores {
    private final Window window;
    private final TeamTree tree;
    private final Map<ClosedNode, Totals> closed;
    private final History history;
    private final Span period;
    private final int k;
    private final Effects effects;
    private final Look look;

    /**
     * Creates the scores of a window that ends with a night.
     *
     * @param k       the smallest number of voices that tick a reason, and that do not, where it is shown; the same of
     *                lost time, and of completions
     * @param history the history of the night
     * @param effects the window's design effects of this night
     * @param atLook  those that held at the last look
     */
    public WindowScores(Window window, LocalDate night, int k, TeamTree tree, History history, Effects effects,
            Effects atLook) {
        this.window = window;
        this.tree = tree;
        this.k = k;
        this.history = history;
        this.period = window.ending(night);
        this.closed = history.in(period);
        this.effects = effects;
        this.look = new Look(window, night, history, atLook);
    }

    /** Returns the window. */
    public Window window() {
        return window;
    }

    /** Returns the scores of the teams that have one, by id. */
    public Map<String, TeamScore> teams() {
        var rankings = rankings();
        var leveled = leveled();
        var likely = likely(childlessTotals(), effects::of);
        var changes = look.changes();
        var scores = new LinkedHashMap<String, TeamScore>();
        for (var team : tree.teams()) {
            var id = team.id();
            var effect = effects.of(id);
            var groups = history.groups(period, node -> node.isWithin(id));
            within(id).ifPresent(own -> scores.put(id, new TeamScore(id, team.name(), team.parentId(),
                    Scoring.of(own, effect), Scoring.reasons(groups.tally(), k, effect),
                    Scoring.selfSelected(groups.tally(), k),
                    LostTimes.score(groups, k, effect), likely.get(id),
                    Optional.ofNullable(rankings.get(id)).map(Ranking::rounded).orElse(null),
                    Optional.ofNullable(leveled.get(id)).map(Leveled::rounded).orElse(null), changes.get(id))));
        }
        return scores;
    }

    /** Returns the scores of the interfaces that have one. */
    public List<InterfaceScore> interfaces() {
        var totals = interfaceTotals();
        var likely = likely(totals, interfaceKey -> effects.of(interfaceKey.teamId()));
        return totals.entrySet().stream()
                .map(entry -> interfaceScore(entry.getKey(), entry.getValue(), likely.get(entry.getKey()))).toList();
    }

    private InterfaceScore interfaceScore(InterfaceKey interfaceKey, Totals totals, @Nullable Likely likely) {
        var effect = effects.of(interfaceKey.teamId());
        var groups = history.groups(period, node -> node.node().equals(Node.of(interfaceKey)));
        return new InterfaceScore(interfaceKey.department(), interfaceKey.teamId(), Scoring.of(totals, effect),
                LostTimes.score(groups, k, effect), likely);
    }

    private <T> Map<T, Likely> likely(Map<T, Totals> totals, ToDoubleFunction<T> effect) {
        var shares = new LinkedHashMap<T, Share>();
        totals.forEach((name, own) -> shares.put(name, Share.of(own, effect.applyAsDouble(name))));
        return LikelyShares.of(totals, shares, k);
    }

    private Map<String, Ranking> rankings() {
        var shares = new TreeMap<String, Share>();
        childlessTotals().forEach((id, own) -> shares.put(id, Share.of(own, effects.of(id))));
        return Ranking.of(shares);
    }

    /** Returns the sums of each team without children that has some. */
    private Map<String, Totals> childlessTotals() {
        var totals = new TreeMap<String, Totals>();
        childless().forEach(id -> within(id).ifPresent(own -> totals.put(id, own)));
        return totals;
    }

    /**
     * Returns the leveled shares of the teams without children: a parent's own interfaces are not all that its score
     * rests on.
     */
    private Map<String, Leveled> leveled() {
        var leveled = Leveling.of(interfaceShares());
        leveled.keySet().retainAll(childless());
        return leveled;
    }

    private Set<String> childless() {
        var ids = new TreeSet<>(tree.byId().keySet());
        tree.teams().stream().map(Team::parentId).filter(Objects::nonNull).forEach(ids::remove);
        return ids;
    }

    /** Returns the sums of each interface, in an order that is always the same, as sums of doubles depend on it. */
    private Map<InterfaceKey, Totals> interfaceTotals() {
        var totalsByInterface = new TreeMap<InterfaceKey, Totals>();
        closed.forEach((node, totals) -> {
            var department = node.node().department();
            if (department != null) {
                totalsByInterface
                        .computeIfAbsent(new InterfaceKey(node.node().teamId(), department), none -> new Totals())
                        .add(totals);
            }
        });
        return totalsByInterface;
    }

    private List<Leveling.InterfaceShare> interfaceShares() {
        var shares = new ArrayList<Leveling.InterfaceShare>();
        interfaceTotals().forEach((interfaceKey, totals) -> shares
                .add(new Leveling.InterfaceShare(interfaceKey.department(), interfaceKey.teamId(),
                        Share.of(totals, effects.of(interfaceKey.teamId())), totals.voices())));
        return shares;
    }

    private Optional<Totals> within(String teamId) {
        return History.sum(closed, node -> node.isWithin(teamId));
    }
}
