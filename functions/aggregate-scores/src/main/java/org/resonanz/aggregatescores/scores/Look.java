package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.resonanz.aggregatescores.scores.History.Place;

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
    private final Map<Place, Totals> before;
    private final Map<Place, Totals> after;
    private final Effects effects;

    private record Change(Share from, Share to) {
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

    /** Returns the members {@code change}, by the ids of the teams that had batches in both windows. */
    Map<String, Map<String, Object>> changes() {
        var changes = new TreeMap<String, Change>();
        teams(after.keySet()).forEach(team -> within(team, before).ifPresent(from -> within(team, after)
                .ifPresent(to -> changes.put(team, new Change(from, to)))));
        var pValues = new TreeMap<String, Double>();
        changes.forEach((team, change) -> pValues.put(team, ChiSquared.pValue(change.from(), change.to())));
        var real = FalseDiscovery.discoveries(pValues, FalseDiscovery.RATE);
        var members = new TreeMap<String, Map<String, Object>>();
        changes.forEach((team, change) -> members.put(team, member(change, real.contains(team))));
        return members;
    }

    /** Returns the teams that the batches name, so that a later change of the tree moves nothing. */
    private static Collection<String> teams(Collection<Place> places) {
        var teams = new TreeSet<String>();
        places.forEach(place -> {
            teams.add(place.node().teamId());
            teams.addAll(place.ancestors());
        });
        return teams;
    }

    /**
     * Returns the share of a team in a window; empty if nothing of it closed. Pools are left out, as they hold old
     * voices of many teams.
     */
    private Optional<Share> within(String team, Map<Place, Totals> places) {
        return History.sum(places, place -> !place.node().isPool() && place.isWithin(team))
                .map(totals -> Share.of(totals, effects.of(team)));
    }

    private Map<String, Object> member(Change change, boolean significant) {
        var interval = Newcombe.of(change.from(), change.to());
        var member = new LinkedHashMap<String, Object>();
        member.put("from", Rounding.share(change.from().rate()));
        member.put("to", Rounding.share(change.to().rate()));
        member.put("low", Rounding.share(interval.low()));
        member.put("high", Rounding.share(interval.high()));
        member.put("significant", significant);
        member.put("decidedOn", day.toString());
        member.put("before", days(window.before(day)));
        member.put("after", days(day));
        return member;
    }

    /** Returns the first and the last closing date of the window that ends with a day. */
    private Map<String, Object> days(LocalDate last) {
        return Score.pair("first", window.first(last).toString(), "last", last.toString());
    }
}
