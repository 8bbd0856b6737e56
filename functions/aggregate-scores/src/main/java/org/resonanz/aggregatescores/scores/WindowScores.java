package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * All scores of a window, computed from closed batches alone: what each team and interface shows by itself, how the
 * teams without children stand among each other, and what has changed for real.
 */
public final class WindowScores {
    private final TeamTree tree;
    private final List<Batch> closed;
    private final Effects effects;
    private final Look look;

    /**
     * @param batches of the window, and of the two before its last look at least
     * @param effects the window's design effects of this night
     * @param atLook  those that held at the last look
     */
    public WindowScores(Window window, LocalDate night, TeamTree tree, Collection<Batch> batches, Effects effects,
            Effects atLook) {
        this.tree = tree;
        this.closed = window.batches(batches, night).stream().sorted(
                Comparator.comparing(Batch::closedOn).thenComparing(batch -> batch.node().toString())).toList();
        this.effects = effects;
        this.look = new Look(window, night, batches, atLook);
    }

    /** The scores of teams that have one, by id; members as the API shows them. */
    public Map<String, Map<String, Object>> teams() {
        var rankings = rankings();
        var levelled = levelled();
        var changes = look.changes();
        var scores = new LinkedHashMap<String, Map<String, Object>>();
        for (var team : tree.teams()) {
            var own = within(team.id());
            if (!own.isEmpty()) {
                var score = head(team);
                score.putAll(Score.of(own, effects.of(team.id())));
                Optional.ofNullable(rankings.get(team.id())).ifPresent(ranking -> add(score, ranking));
                Optional.ofNullable(levelled.get(team.id()))
                        .ifPresent(share -> score.put("leveled", share.member()));
                Optional.ofNullable(changes.get(team.id())).ifPresent(change -> score.put("change", change));
                scores.put(team.id(), score);
            }
        }
        return scores;
    }

    /** The scores of interfaces that have one, by {@code teamId#department}. */
    public Map<String, Map<String, Object>> interfaces() {
        var scores = new TreeMap<String, Map<String, Object>>();
        cells().forEach((name, some) -> {
            var node = some.getFirst().node();
            var score = new LinkedHashMap<String, Object>();
            score.put("department", node.department());
            score.put("teamId", node.teamId());
            score.putAll(Score.of(some, effects.of(node.teamId())));
            scores.put(name, score);
        });
        return scores;
    }

    /** The first day whose batches a window's scores may need in a night. */
    public static LocalDate first(Window window, LocalDate night) {
        return window.first(window.before(window.lastLook(night)));
    }

    private Map<String, Ranking> rankings() {
        var shares = new TreeMap<String, Share>();
        childless().forEach(id -> {
            var own = within(id);
            if (!own.isEmpty()) {
                shares.put(id, Share.of(own, effects.of(id)));
            }
        });
        return Ranking.of(shares);
    }

    /**
     * The shares of a parent's own interfaces are not what its score is of, so only teams without children are shown.
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

    private Map<String, List<Batch>> cells() {
        var cells = new TreeMap<String, List<Batch>>();
        closed.stream().filter(batch -> batch.node().department() != null).forEach(batch -> cells.computeIfAbsent(
                batch.node().teamId() + "#" + batch.node().department(), none -> new ArrayList<>()).add(batch));
        return cells;
    }

    private List<Leveling.Cell> cellShares() {
        return cells().values().stream().map(some -> {
            var node = some.getFirst().node();
            return new Leveling.Cell(node.department(), node.teamId(), Share.of(some, effects.of(node.teamId())),
                    some.stream().mapToInt(Batch::voices).sum());
        }).toList();
    }

    private List<Batch> within(String teamId) {
        return closed.stream().filter(batch -> batch.isWithin(teamId)).toList();
    }

    private static Map<String, Object> head(Team team) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        return json;
    }
}
