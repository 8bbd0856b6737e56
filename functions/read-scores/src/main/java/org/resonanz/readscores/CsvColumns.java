package org.resonanz.readscores;

import java.util.List;
import java.util.stream.Stream;
import org.resonanz.platform.http.CsvTable;

/** The columns of the responses as CSV. A batch has fewer figures than a window. */
final class CsvColumns {
    private static final List<String> FIGURES = List.of("voices", "raters", "csat", "csatLow", "csatHigh", "mean",
            "histogram.1", "histogram.2", "histogram.3", "histogram.4", "histogram.5", "responseRate",
            "csatIfSilentSatisfied", "csatIfSilentDissatisfied", "drivers.speed.mean", "drivers.speed.voices",
            "drivers.competence.mean", "drivers.competence.voices", "drivers.friendliness.mean",
            "drivers.friendliness.voices", "turnaround.p50", "turnaround.p90", "served.first", "served.last",
            "handling.noted", "handling.handedOn");

    static final CsvTable TEAMS = new CsvTable("scores", columns(List.of("teamId", "name", "parentId", "collecting"),
            FIGURES, List.of("adjusted", "rank.best", "rank.worst", "leveled.share", "leveled.low", "leveled.high",
                    "change.from", "change.to", "change.low", "change.high", "change.significant", "change.decidedOn",
                    "change.before.first", "change.before.last", "change.after.first", "change.after.last",
                    "openLong")));
    static final CsvTable INTERFACES = new CsvTable("interfaces",
            columns(List.of("department", "teamId", "collecting"), FIGURES, List.of()));
    static final CsvTable BATCHES = new CsvTable("batches", columns(List.of("closedOn", "node"), FIGURES, List.of()));

    private CsvColumns() {}

    private static List<String> columns(List<String> head, List<String> figures, List<String> more) {
        return Stream.of(head, figures, more).flatMap(List::stream).toList();
    }
}
