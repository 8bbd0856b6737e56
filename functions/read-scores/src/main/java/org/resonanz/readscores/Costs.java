package org.resonanz.readscores;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.InterfaceScore;
import org.resonanz.scores.LostTimeScore;
import org.resonanz.scores.ScoreJson;
import org.resonanz.scores.TeamScore;
import org.resonanz.settings.Aims.HourlyCost;

/**
 * Writes scores as JSON, with the cost of the lost hours where the organisation has set that of an hour.
 *
 * @param perHour null if it has not
 */
record Costs(@Nullable HourlyCost perHour) {

    Map<String, Object> json(TeamScore score) {
        return with(ScoreJson.of(score), score.lostTime());
    }

    Map<String, Object> json(InterfaceScore score) {
        return with(ScoreJson.of(score), score.lostTime());
    }

    private Map<String, Object> with(Map<String, Object> json, @Nullable LostTimeScore lostTime) {
        if (perHour != null && lostTime != null && lostTime.hours() != null
                && json.get("lostTime") instanceof Map<?, ?> members) {
            var whole = new LinkedHashMap<Object, Object>(members);
            whole.put("cost", of(lostTime.hours(), perHour));
            json.put("lostTime", whole);
        }
        return json;
    }

    private static Map<String, Object> of(LostTimeScore.Hours hours, HourlyCost cost) {
        var json = new LinkedHashMap<String, Object>();
        json.put("low", amount(hours.low(), cost));
        json.put("high", amount(hours.high(), cost));
        json.put("alikeLow", amount(hours.alikeLow(), cost));
        json.put("alikeHigh", amount(hours.alikeHigh(), cost));
        json.put("currency", cost.currency());
        return json;
    }

    private static long amount(int hours, HourlyCost cost) {
        return (long) hours * cost.amount();
    }
}
