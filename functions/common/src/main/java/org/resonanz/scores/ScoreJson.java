package org.resonanz.scores;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.TeamScore.Change;
import org.resonanz.scores.TeamScore.Rank;
import org.resonanz.scores.TeamScore.ReasonShare;

/**
 * Writes scores as JSON, for the table and the API alike. The members always come in the same order, and those without
 * a value are left out, so that the same score is the same text, byte for byte. {@link ScoreReader} reads it.
 */
public final class ScoreJson {

    private ScoreJson() {}

    /** Returns the members of a team's score, by name. */
    public static Map<String, Object> of(TeamScore team) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.teamId());
        json.put("name", team.name());
        putUnlessNull(json, "parentId", team.parentId());
        json.putAll(of(team.score()));
        json.put("reasons", team.reasons().stream().map(ScoreJson::of).toList());
        putUnlessNull(json, "selfSelected", team.selfSelected());
        putUnlessNull(json, "lostTime", team.lostTime() == null ? null : LostTimeJson.of(team.lostTime()));
        putUnlessNull(json, "likely", team.likely() == null ? null : of(team.likely()));
        var rank = team.rank();
        if (rank != null) {
            json.put("adjusted", rank.adjusted());
            json.put("rank", of(rank));
        }
        if (team.leveled() != null) {
            json.put("leveled", of(team.leveled()));
        }
        if (team.change() != null) {
            json.put("change", of(team.change()));
        }
        return json;
    }

    /** Returns the members of an interface's score, by name. */
    public static Map<String, Object> of(InterfaceScore score) {
        var json = new LinkedHashMap<String, Object>();
        json.put("department", score.department());
        json.put("teamId", score.teamId());
        json.putAll(of(score.score()));
        putUnlessNull(json, "lostTime", score.lostTime() == null ? null : LostTimeJson.of(score.lostTime()));
        putUnlessNull(json, "likely", score.likely() == null ? null : of(score.likely()));
        return json;
    }

    /** Returns the members of a batch's score, by name. */
    public static Map<String, Object> of(BatchScore batch) {
        var json = new LinkedHashMap<String, Object>();
        json.put("closedOn", batch.closedOn().toString());
        json.put("node", batch.node());
        json.putAll(of(batch.score()));
        return json;
    }

    /** Returns the members that all scores have, by name. */
    static Map<String, Object> of(Score score) {
        var json = new LinkedHashMap<String, Object>();
        json.put("voices", score.voices());
        json.put("raters", score.raters());
        json.put("csat", score.csat().share());
        json.put("csatLow", score.csat().low());
        json.put("csatHigh", score.csat().high());
        json.put("mean", score.mean());
        json.put("histogram", score.histogram());
        json.put("responseRate", score.responseRate());
        json.put("csatIfSilentSatisfied", score.csatIfSilent().satisfied());
        json.put("csatIfSilentDissatisfied", score.csatIfSilent().dissatisfied());
        if (score.served() != null) {
            json.put("served", of(score.served()));
        }
        if (score.handling() != null) {
            json.put("handling", of(score.handling()));
        }
        if (score.turnaround() != null) {
            json.put("turnaround", of(score.turnaround()));
        }
        return json;
    }

    /** Returns JSON as text. */
    static String text(Map<String, Object> json) {
        try {
            return JSON.std.asString(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, Object> of(ReasonShare reason) {
        var json = new LinkedHashMap<String, Object>();
        json.put("reason", reason.reason());
        json.putAll(of(reason.share()));
        return json;
    }

    private static Map<String, Object> of(Score.Handling handling) {
        var json = new LinkedHashMap<String, Object>();
        putUnlessNull(json, "noted", handling.noted());
        json.put("handedOn", handling.handedOn());
        return json;
    }

    private static Map<String, Object> of(Score.Turnaround turnaround) {
        var json = pair("p50", turnaround.p50(), "p90", turnaround.p90());
        putUnlessNull(json, "p90Low", turnaround.p90Low());
        putUnlessNull(json, "p90High", turnaround.p90High());
        json.replaceAll((name, duration) -> duration.toString());
        return json;
    }

    private static Map<String, Object> of(Likely likely) {
        var json = of(likely.share());
        json.put("completions", likely.completions());
        return json;
    }

    private static Map<String, Object> of(Rank rank) {
        return pair("best", rank.best(), "worst", rank.worst());
    }

    static Map<String, Object> of(Estimate estimate) {
        var json = new LinkedHashMap<String, Object>();
        json.put("share", estimate.share());
        json.put("low", estimate.low());
        json.put("high", estimate.high());
        return json;
    }

    private static Map<String, Object> of(Change change) {
        var json = new LinkedHashMap<String, Object>();
        json.put("from", change.from());
        json.put("to", change.to());
        json.put("low", change.low());
        json.put("high", change.high());
        json.put("significant", change.significant());
        json.put("decidedOn", change.decidedOn().toString());
        json.put("before", of(change.before()));
        json.put("after", of(change.after()));
        return json;
    }

    private static Map<String, Object> of(Span span) {
        return pair("first", span.first().toString(), "last", span.last().toString());
    }

    private static Map<String, Object> pair(String name, Object value, String otherName, Object otherValue) {
        var json = new LinkedHashMap<String, Object>();
        json.put(name, value);
        json.put(otherName, otherValue);
        return json;
    }

    private static void putUnlessNull(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
