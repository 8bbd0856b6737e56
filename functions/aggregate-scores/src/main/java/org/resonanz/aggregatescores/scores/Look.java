package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resonanz.aggregatescores.scores.History.ClosedNode;
import org.resonanz.scores.Effects;
import org.resonanz.scores.TeamScore.Change;
import org.resonanz.scores.Window;

/**
 * The last look of a window: how each team's share differs from that of the window before, and which differences are
 * taken for real. Looking every night would flag a quarter of unchanged teams within a year, so a look comes when a
 * whole new window has passed, and its result stands until the next.
 *
 * <p>It rests on the batches that had closed by then and on the design effects of that day. Neither ever changes, so
 * every night until the next look finds the same.
 */
final class Look {
    private final Window window;
    private final LocalDate day;
    private final Map<ClosedNode, Totals> before;
    private final Map<ClosedNode, Totals> after;
    private final Effects effects;

    private record Compared(Share from, Share to) {
    }

    /**
     * Creates the last look of a window up to a night.
     *
     * @param history the history of the night
     * @param effects the design effects that held on the day of the look
     */
    Look(Window window, LocalDate night, History history, Effects effects) {
        this.window = window;
        this.day = window.lastLook(night);
        this.before = history.in(window.ending(window.before(day)));
        this.after = history.in(window.ending(day));
        this.effects = effects;
    }

    /** Returns the changes of the teams that had batches in both windows, by id. */
    Map<String, Change> changes() {
        var compared = new TreeMap<String, Compared>();
        teams(after.keySet()).forEach(team -> within(team, before).ifPresent(from -> within(team, after)
                .ifPresent(to -> compared.put(team, new Compared(from, to)))));
        var pValues = new TreeMap<String, Double>();
        compared.forEach((team, both) -> pValues.put(team, ChiSquared.pValue(both.from(), both.to())));
        var real = FalseDiscovery.discoveries(pValues, FalseDiscovery.RATE);
        var changes = new TreeMap<String, Change>();
        compared.forEach((team, both) -> changes.put(team, change(both, real.contains(team))));
        return changes;
    }

    /** Returns the teams that the batches name, so that a later change of the tree moves nothing. */
    private static Collection<String> teams(Collection<ClosedNode> nodes) {
        var teams = new TreeSet<String>();
        nodes.forEach(closed -> {
            teams.add(closed.node().teamId());
            teams.addAll(closed.ancestors());
        });
        return teams;
    }

    /**
     * Returns the share of a team in a window; empty if nothing of it closed. Pools are left out, as they hold old
     * voices of many teams.
     */
    private Optional<Share> within(String team, Map<ClosedNode, Totals> nodes) {
        return History.sum(nodes, closed -> !closed.node().isPool() && closed.isWithin(team))
                .map(totals -> Share.of(totals, effects.of(team)));
    }

    private Change change(Compared both, boolean significant) {
        var interval = Newcombe.of(both.from(), both.to());
        return new Change(Rounding.share(both.from().rate()), Rounding.share(both.to().rate()),
                Rounding.share(interval.low()), Rounding.share(interval.high()), significant, day,
                window.ending(window.before(day)), window.ending(day));
    }
}
