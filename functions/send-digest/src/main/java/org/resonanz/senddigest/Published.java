package org.resonanz.senddigest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.scores.InterfaceScore;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.TeamScore;
import org.resonanz.scores.Window;

/**
 * The figures that the last complete night published.
 *
 * @param day     the last day that counts
 * @param scores  the scores by team id
 * @param before  the scores of the window before, by team id
 * @param serving ids of the teams that did work lately
 */
record Published(LocalDate day, Map<String, TeamScore> scores, Map<String, TeamScore> before,
        List<InterfaceScore> interfaces, Set<String> serving) {

    Published {
        scores = Map.copyOf(scores);
        before = Map.copyOf(before);
        interfaces = List.copyOf(interfaces);
        serving = Set.copyOf(serving);
    }

    /** Reads the figures of a window. */
    static Published read(PublishedScoreTable published, Window window, LocalDate day) {
        return new Published(day, byTeam(published, window, day),
                byTeam(published, window, day.minusDays(window.days())), published.interfaces(window, day),
                published.collecting(day).stream().map(served -> served.teamId()).collect(Collectors.toSet()));
    }

    private static Map<String, TeamScore> byTeam(PublishedScoreTable published, Window window, LocalDate day) {
        return published.scores(window, day).stream().collect(Collectors.toMap(TeamScore::teamId, score -> score));
    }
}
