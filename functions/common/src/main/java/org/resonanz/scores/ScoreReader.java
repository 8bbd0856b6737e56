package org.resonanz.scores;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.TeamScore.Change;
import org.resonanz.scores.TeamScore.Rank;
import org.resonanz.scores.TeamScore.ReasonShare;

/**
 * Reads the JSON of scores that {@link ScoreJson} writes. Members that it does not know are ignored, so that a newer
 * night may write more.
 */
final class ScoreReader {

    private ScoreReader() {}

    static TeamScore team(String text) {
        var json = Members.parse(text);
        return new TeamScore(json.text("teamId"), json.text("name"), json.optionalText("parentId"), score(json),
                json.objects("reasons").stream().map(ScoreReader::reason).toList(),
                json.optionalNumber("selfSelected"),
                lostTime(json), likely(json),
                json.optionalObject("rank").map(rank -> rank(json, rank)).orElse(null),
                json.optionalObject("leveled").map(ScoreReader::estimate).orElse(null),
                json.optionalObject("change").map(ScoreReader::change).orElse(null));
    }

    static InterfaceScore interfaceScore(String text) {
        var json = Members.parse(text);
        return new InterfaceScore(json.text("department"), json.text("teamId"), score(json), lostTime(json),
                likely(json));
    }

    static Score score(String text) {
        return score(Members.parse(text));
    }

    private static Score score(Members json) {
        return new Score(json.whole("voices"), json.whole("raters"),
                new Estimate(json.number("csat"), json.number("csatLow"), json.number("csatHigh")),
                json.number("mean"), json.wholes("histogram"), json.number("responseRate"),
                new Score.CsatIfSilent(json.number("csatIfSilentSatisfied"), json.number("csatIfSilentDissatisfied")),
                json.optionalObject("served").map(ScoreReader::span).orElse(null),
                json.optionalObject("handling").map(ScoreReader::handling).orElse(null),
                json.optionalObject("turnaround").map(ScoreReader::turnaround).orElse(null));
    }

    private static ReasonShare reason(Members json) {
        return new ReasonShare(json.text("reason"), estimate(json));
    }

    private static @Nullable LostTimeScore lostTime(Members json) {
        return json.optionalObject("lostTime").map(LostTimeJson::read).orElse(null);
    }

    private static @Nullable Likely likely(Members json) {
        return json.optionalObject("likely").map(likely -> new Likely(estimate(likely), likely.whole("completions")))
                .orElse(null);
    }

    private static Score.Handling handling(Members json) {
        return new Score.Handling(json.optionalNumber("noted"), json.number("handedOn"));
    }

    private static Score.Turnaround turnaround(Members json) {
        return new Score.Turnaround(Duration.parse(json.text("p50")), Duration.parse(json.text("p90")),
                duration(json, "p90Low"), duration(json, "p90High"));
    }

    private static @Nullable Duration duration(Members json, String name) {
        var text = json.optionalText(name);
        return text == null ? null : Duration.parse(text);
    }

    private static Rank rank(Members team, Members rank) {
        return new Rank(team.number("adjusted"), rank.whole("best"), rank.whole("worst"));
    }

    static Estimate estimate(Members json) {
        return new Estimate(json.number("share"), json.number("low"), json.number("high"));
    }

    private static Change change(Members json) {
        return new Change(json.number("from"), json.number("to"), json.number("low"), json.number("high"),
                json.flag("significant"), json.day("decidedOn"), span(json.object("before")),
                span(json.object("after")));
    }

    private static Span span(Members json) {
        return new Span(json.day("first"), json.day("last"));
    }
}
