package org.resonanz.readscores;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.Estimate;
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
     */
    Map<String, Object> json(@Nullable TeamScore score) {
        var json = new LinkedHashMap<String, Object>();
        if (from != null) {
            json.put("from", from);
        }
        var percent = promise.satisfaction();
        if (percent != null) {
            json.put("satisfaction", part("promised", percent,
                    score == null ? Verdict.CANNOT_BE_TOLD : satisfaction(percent, score.score().csat())));
        }
        var days = promise.turnaroundDays();
        if (days != null) {
            json.put("turnaround", part("days", days,
                    score == null ? Verdict.CANNOT_BE_TOLD : turnaround(days, score.score().turnaround())));
        }
        return json;
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
