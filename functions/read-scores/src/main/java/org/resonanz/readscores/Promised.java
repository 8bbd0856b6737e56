package org.resonanz.readscores;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.Estimate;
import org.resonanz.scores.Score;
import org.resonanz.scores.Score.Turnaround;
import org.resonanz.scores.TeamScore;
import org.resonanz.teams.Promise;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * What the customers of a team are promised in numbers, and what the figures of a window say of it.
 *
 * @param from id of the team above that promises it; null where it is the team itself
 */
record Promised(@Nullable String from, Promise promise) {

    /** Returns the promise of a team, or of the nearest team above that has one; empty if it has no number. */
    static Optional<Promised> of(Team team, TeamTree tree) {
        return tree.nearest(team.id(), by -> Optional.ofNullable(by.promise())
                .map(promise -> new Promised(by.id().equals(team.id()) ? null : by.id(), promise)))
                .filter(promised -> promised.promise.hasNumber());
    }

    /**
     * Returns the members by name.
     *
     * @param score the team's score; null if it has none
     * @param first the first day of the window; null if nothing has been published
     */
    Map<String, Object> json(@Nullable TeamScore score, @Nullable LocalDate first) {
        var figures = score == null || first == null || reachBack(score.score(), first) ? null : score.score();
        var json = new LinkedHashMap<String, Object>();
        if (from != null) {
            json.put("from", from);
        }
        if (promise.since() != null) {
            json.put("since", promise.since().toString());
        }
        var percent = promise.satisfaction();
        if (percent != null) {
            json.put("satisfaction", part("promised", percent,
                    figures == null ? Verdict.CANNOT_BE_TOLD : satisfaction(percent, figures.csat())));
        }
        var days = promise.turnaroundDays();
        if (days != null) {
            json.put("turnaround", part("days", days,
                    figures == null ? Verdict.CANNOT_BE_TOLD : turnaround(days, figures.turnaround())));
        }
        return json;
    }

    /** Returns true if figures hold anything from before the promise was made: it is not to be judged by that. */
    private boolean reachBack(Score figures, LocalDate first) {
        var since = promise.since();
        var served = figures.served();
        return since != null && (first.isBefore(since) || (served != null && served.first().isBefore(since)));
    }

    private static Map<String, Object> part(String name, int promised, Verdict verdict) {
        var json = new LinkedHashMap<String, Object>();
        json.put(name, promised);
        json.put("verdict", verdict.name());
        return json;
    }

    private static Verdict satisfaction(int percent, Estimate csat) {
        return Verdict.of(csat.low() >= percent / 100.0, csat.high() < percent / 100.0);
    }

    private static Verdict turnaround(int days, @Nullable Turnaround turnaround) {
        if (turnaround == null) {
            return Verdict.CANNOT_BE_TOLD;
        }
        var promised = Duration.ofDays(days);
        var low = turnaround.p90Low();
        var high = turnaround.p90High();
        return Verdict.of(high != null && high.compareTo(promised) <= 0, low != null && low.compareTo(promised) > 0);
    }
}
