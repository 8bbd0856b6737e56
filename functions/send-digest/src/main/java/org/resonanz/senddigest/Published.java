package org.resonanz.senddigest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.InterfaceScore;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.scores.TeamScore;
import org.resonanz.scores.Window;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The figures that the last complete night published.
 *
 * @param day    the last day that counts
 * @param scores the scores by team id
 * @param places the interfaces at which work was done lately
 */
record Published(LocalDate day, Map<String, TeamScore> scores, List<InterfaceScore> interfaces,
        List<InterfaceKey> places) {

    /** Reads the figures of a window. */
    static Published read(PublishedScoreTable published, Window window, LocalDate day) {
        return new Published(day, published.scores(window, day).stream()
                .collect(Collectors.toMap(TeamScore::teamId, score -> score)),
                published.interfaces(window, day), published.collecting(day));
    }

    /** Returns true if work was done lately at a team or below it, whether anybody answered or not. */
    boolean collects(Team team, TeamTree tree) {
        return places.stream().anyMatch(place -> tree.isWithin(place.teamId(), team.id()));
    }
}
