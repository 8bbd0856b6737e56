package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resonanz.aggregatescores.batches.Node;
import org.resonanz.aggregatescores.scores.History.Place;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The scores of a window, computed from closed batches alone: of each team and interface by itself, the ranking of the
 * teams without children, and the changes taken for real.
 */
public final class WindowScores {
    private final TeamTree tree;
    private final Map<Place, Totals> closed;
    private final Effects effects;
    private final Look look;

    /**
     * Creates the scores of a window that ends with a night.
     *
     * @param history the history of the night
     * @param effects the window's design effects of this night
     * @param atLook  those that held at the last look
     */
    public WindowScores(Window window, LocalDate night, TeamTree tree, History history, Effects effects,
            Effects atLook) {
        this.tree = tree;
        this.closed = history.in(window.ending(night));
        this.effects = effects;
        this.look = new Look(window, night, history, atLook);
    }

    /** Returns the scores of the teams that have one, by id, with the members that the API shows. */
    public Map<String, Map<String, Object>> teams() {
        var rankings = rankings();
        var levelled = levelled();
        var changes = look.changes();
        var scores = new LinkedHashMap<String, Map<String, Object>>();
        for (var team : tree.teams()) {
            within(team.id()).ifPresent(own -> {
                var score = head(team);
                score.putAll(Score.of(own, effects.of(team.id())));
                Optional.ofNullable(rankings.get(team.id())).ifPresent(ranking -> add(score, ranking));
                Optional.ofNullable(levelled.get(team.id()))
                        .ifPresent(share -> score.put("leveled", share.member()));
                Optional.ofNullable(changes.get(team.id())).ifPresent(change -> score.put("change", change));
                scores.put(team.id(), score);
            });
        }
        return scores;
    }

    /** Returns the scores of the interfaces that have one, by {@code teamId#department}. */
    public Map<String, Map<String, Object>> interfaces() {
        var scores = new TreeMap<String, Map<String, Object>>();
        cells().forEach((node, totals) -> {
            var score = new LinkedHashMap<String, Object>();
            score.put("department", node.department());
            score.put("teamId", node.teamId());
            score.putAll(Score.of(totals, effects.of(node.teamId())));
            scores.put(node.teamId() + "#" + node.department(), score);
        });
        return scores;
    }

    private Map<String, Ranking> rankings() {
        var shares = new TreeMap<String, Share>();
        childless().forEach(id -> within(id).ifPresent(own -> shares.put(id, Share.of(own, effects.of(id)))));
        return Ranking.of(shares);
    }

    /**
     * Returns the levelled shares of the teams without children: a parent's own interfaces are not all that its score
     * rests on.
     */
    private Map<String, Levelled> levelled() {
        var levelled = Leveling.of(cellShares());
        levelled.keySet().retainAll(childless());
        return levelled;
    }

    private Set<String> childless() {
        var ids = new TreeSet<>(tree.byId().keySet());
        tree.teams().stream().map(Team::parentId).filter(Objects::nonNull).forEach(ids::remove);
        return ids;
    }

    private static void add(Map<String, Object> score, Ranking ranking) {
        score.put("adjusted", Rounding.share(ranking.adjusted()));
        score.put("rank", Score.pair("best", ranking.best(), "worst", ranking.worst()));
    }

    /** Returns the sums of each interface, in an order that is always the same, as sums of doubles depend on it. */
    private Map<Node, Totals> cells() {
        var cells = new TreeMap<Node, Totals>(Comparator.comparing(node -> node.teamId() + "#" + node.department()));
        closed.forEach((place, totals) -> {
            if (place.node().department() != null) {
                cells.computeIfAbsent(place.node(), none -> new Totals()).add(totals);
            }
        });
        return cells;
    }

    private List<Leveling.Cell> cellShares() {
        var shares = new ArrayList<Leveling.Cell>();
        cells().forEach((node, totals) -> shares.add(new Leveling.Cell(node.department(), node.teamId(),
                Share.of(totals, effects.of(node.teamId())), totals.voices())));
        return shares;
    }

    private Optional<Totals> within(String teamId) {
        return History.sum(closed, place -> place.isWithin(teamId));
    }

    private static Map<String, Object> head(Team team) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        return json;
    }
}
