package org.resonanz.readscores;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.resonanz.platform.http.CsvTable;
import org.resonanz.teams.ReasonList;

/** The columns of the responses as CSV. A batch has fewer figures than a window, and only teams have reasons. */
final class CsvColumns {
    private static final List<String> FIGURES = List.of("voices", "raters", "csat", "csatLow", "csatHigh", "mean",
            "histogram.1", "histogram.2", "histogram.3", "histogram.4", "histogram.5", "responseRate",
            "csatIfSilentSatisfied", "csatIfSilentDissatisfied", "turnaround.p50", "turnaround.p90",
            "turnaround.p90Low", "turnaround.p90High", "served.first", "served.last", "handling.noted",
            "handling.handedOn");

    /** The ten reasons that are ticked most: as many as a team's list has; teams below one may have other lists. */
    private static final List<String> REASONS = IntStream.rangeClosed(1, 2 * ReasonList.MOST).boxed()
            .flatMap(number -> Stream.of("reason", "share", "low", "high")
                    .map(member -> "reasons." + number + "." + member))
            .toList();

    private static final List<String> LOST_TIME = List.of("lostTime.answers", "lostTime.aboveTwoHours.share",
            "lostTime.aboveTwoHours.low", "lostTime.aboveTwoHours.high", "lostTime.median.middle",
            "lostTime.median.low", "lostTime.median.high", "lostTime.hours.low", "lostTime.hours.high",
            "lostTime.hours.alikeLow", "lostTime.hours.alikeHigh", "lostTime.cost.low", "lostTime.cost.high",
            "lostTime.cost.alikeLow", "lostTime.cost.alikeHigh", "lostTime.cost.currency");

    /** The members of a gap that a score has not; the JSON has the largest gaps apart from the scores. */
    static final List<String> GAP = List.of("gap", "gapLow", "gapHigh", "missing");

    private static final List<String> LIKELY = List.of("likely.share", "likely.low", "likely.high",
            "likely.completions");

    private static final List<String> PROMISE = List.of("promise.from", "promise.since",
            "promise.satisfaction.promised", "promise.satisfaction.verdict", "promise.turnaround.days",
            "promise.turnaround.verdict");

    static final CsvTable TEAMS = new CsvTable("scores", columns(List.of(
            List.of("teamId", "name", "parentId", "collecting"),
            FIGURES, REASONS, LOST_TIME, LIKELY, GAP, PROMISE,
            List.of("selfSelected", "adjusted", "rank.best", "rank.worst", "leveled.share", "leveled.low",
                    "leveled.high",
                    "change.from", "change.to", "change.low", "change.high", "change.significant", "change.decidedOn",
                    "change.before.first", "change.before.last", "change.after.first", "change.after.last",
                    "openLong"))));
    static final CsvTable INTERFACES = new CsvTable("interfaces",
            columns(List.of(List.of("department", "teamId", "collecting"), FIGURES, LOST_TIME, LIKELY, GAP)));
    static final CsvTable BATCHES = new CsvTable("batches", columns(List.of(List.of("closedOn", "node"), FIGURES)));

    private CsvColumns() {}

    private static List<String> columns(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
