package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * All scores of a window, computed from closed batches alone: what each team and interface shows by itself, how the
 * teams without children stand among each other, and what has changed for real.
 */
public final class WindowScores {
    private static final String POOL = "pool";

    private final Window window;
    private final LocalDate night;
    private final TeamTree tree;
    private final List<Batch> batches;
    private final double designEffect;
    private final double effectAtLook;

    /**
     * @param batches      of the window, of the one before, and of the two before its last look at least
     * @param effectAtLook the design effect that held at the last look, so that a flag stands until the next
     */
    public WindowScores(Window window, LocalDate night, TeamTree tree, Collection<Batch> batches, double designEffect,
            double effectAtLook) {
        this.window = window;
        this.night = night;
        this.tree = tree;
        this.batches = batches.stream().sorted(
                Comparator.comparing(Batch::closedOn).thenComparing(batch -> batch.node().toString())).toList();
        this.designEffect = designEffect;
        this.effectAtLook = effectAtLook;
    }

    /** The scores of teams that have one, by id; members as the API shows them. */
    public Map<String, Map<String, Object>> teams() {
        var rankings = rankings();
        var levelled = Leveling.of(cellShares());
        var flagged = flagged();
        var scores = new LinkedHashMap<String, Map<String, Object>>();
        for (var team : tree.teams()) {
            var own = within(team.id(), night);
            if (!own.isEmpty()) {
                var score = head(team);
                score.putAll(Score.of(own, designEffect));
                Optional.ofNullable(rankings.get(team.id())).ifPresent(ranking -> add(score, ranking));
                Optional.ofNullable(levelled.get(team.id())).ifPresent(share -> score.put("leveled", share));
                change(team.id(), night, designEffect)
                        .ifPresent(change -> score.put("change", json(change, flagged.contains(team.id()))));
                scores.put(team.id(), score);
            }
        }
        return scores;
    }

    /** The scores of interfaces that have one, by {@code teamId#department}. */
    public Map<String, Map<String, Object>> interfaces() {
        var scores = new TreeMap<String, Map<String, Object>>();
        cells().forEach((name, some) -> {
            var score = new LinkedHashMap<String, Object>();
            score.put("department", some.getFirst().node().department());
            score.put("teamId", some.getFirst().node().teamId());
            score.putAll(Score.of(some, designEffect));
            scores.put(name, score);
        });
        return scores;
    }

    /** The first day whose batches a window's scores may need in a night. */
    public static LocalDate first(Window window, LocalDate night) {
        return window.first(window.before(window.lastLook(night)));
    }

    private Map<String, Ranking> rankings() {
        var parents = tree.teams().stream().map(Team::parentId).filter(id -> id != null).toList();
        var shares = new TreeMap<String, Share>();
        tree.teams().stream().filter(team -> !parents.contains(team.id())).forEach(team -> {
            var own = within(team.id(), night);
            if (!own.isEmpty()) {
                shares.put(team.id(), Share.of(own, designEffect));
            }
        });
        return Ranking.of(shares);
    }

    private static void add(Map<String, Object> score, Ranking ranking) {
        score.put("adjusted", ranking.adjusted());
        score.put("rank", Score.pair("best", ranking.best(), "worst", ranking.worst()));
    }

    private Map<String, List<Batch>> cells() {
        var cells = new TreeMap<String, List<Batch>>();
        closed(night).stream().filter(batch -> batch.node().department() != null).forEach(batch -> cells.computeIfAbsent(
                batch.node().teamId() + "#" + batch.node().department(), none -> new ArrayList<>()).add(batch));
        return cells;
    }

    private List<Leveling.Cell> cellShares() {
        return cells().values().stream().map(some -> new Leveling.Cell(some.getFirst().node().department(),
                some.getFirst().node().teamId(), Share.of(some, designEffect))).toList();
    }

    /** What a team's share was in the window before, and is in the window that ends with a day. */
    private record Change(Share from, Share to) {
    }

    /** Pools hold old voices of many teams: they are left out. */
    private Optional<Change> change(String teamId, LocalDate day, double effect) {
        var before = withoutPools(within(teamId, window.before(day)));
        var now = withoutPools(within(teamId, day));
        return before.isEmpty() || now.isEmpty() ? Optional.empty()
                : Optional.of(new Change(Share.of(before, effect), Share.of(now, effect)));
    }

    /** Decided once a window, and standing until the next look: looking every night would flag a quarter by chance. */
    private Set<String> flagged() {
        var pValues = new TreeMap<String, Double>();
        tree.teams().forEach(team -> change(team.id(), window.lastLook(night), effectAtLook).ifPresent(change ->
                pValues.put(team.id(), ChiSquared.pValue(change.from(), change.to()))));
        return FalseDiscovery.discoveries(pValues, FalseDiscovery.RATE);
    }

    private static Map<String, Object> json(Change change, boolean significant) {
        var interval = Newcombe.of(change.from(), change.to());
        var json = new LinkedHashMap<String, Object>();
        json.put("from", change.from().rate());
        json.put("to", change.to().rate());
        json.put("low", interval.low());
        json.put("high", interval.high());
        json.put("significant", significant);
        return json;
    }

    private List<Batch> within(String teamId, LocalDate day) {
        return closed(day).stream().filter(batch -> batch.isWithin(teamId)).toList();
    }

    /** The batches of the window that ends with a day. */
    private List<Batch> closed(LocalDate day) {
        return batches.stream().filter(batch -> !batch.closedOn().isBefore(window.first(day))
                && !batch.closedOn().isAfter(day)).toList();
    }

    private static List<Batch> withoutPools(List<Batch> some) {
        return some.stream().filter(batch -> !batch.node().place().equals(POOL)).toList();
    }

    private static Map<String, Object> head(Team team) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        return json;
    }
}
