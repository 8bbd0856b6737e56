package org.resonanz.scores;

import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.ratings.LostTime;
import org.resonanz.scores.LostTimeScore.Hours;
import org.resonanz.scores.LostTimeScore.Median;

/** Writes figures of lost time as JSON and reads them. */
final class LostTimeJson {

    private LostTimeJson() {}

    /** Returns the members of the figures, by name; those without a value are left out. */
    static Map<String, Object> of(LostTimeScore score) {
        var json = new LinkedHashMap<String, Object>();
        json.put("answers", score.answers());
        json.put("aboveTwoHours", ScoreJson.of(score.aboveTwoHours()));
        if (score.median() != null) {
            json.put("median", of(score.median()));
        }
        if (score.hours() != null) {
            json.put("hours", of(score.hours()));
        }
        return json;
    }

    private static Map<String, Object> of(Median median) {
        var json = new LinkedHashMap<String, Object>();
        json.put("middle", median.middle().name());
        json.put("low", median.low().name());
        json.put("high", median.high().name());
        return json;
    }

    private static Map<String, Object> of(Hours hours) {
        var json = new LinkedHashMap<String, Object>();
        json.put("low", hours.low());
        json.put("high", hours.high());
        json.put("alikeLow", hours.alikeLow());
        json.put("alikeHigh", hours.alikeHigh());
        return json;
    }

    static LostTimeScore read(Members json) {
        return new LostTimeScore(json.whole("answers"), ScoreReader.estimate(json.object("aboveTwoHours")),
                json.optionalObject("median").map(LostTimeJson::median).orElse(null),
                json.optionalObject("hours").map(LostTimeJson::hours).orElse(null));
    }

    private static Median median(Members json) {
        return new Median(LostTime.valueOf(json.text("middle")), LostTime.valueOf(json.text("low")),
                LostTime.valueOf(json.text("high")));
    }

    private static Hours hours(Members json) {
        return new Hours(json.whole("low"), json.whole("high"), json.whole("alikeLow"), json.whole("alikeHigh"));
    }
}
