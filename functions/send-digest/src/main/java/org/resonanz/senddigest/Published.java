package org.resonanz.senddigest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.scores.PublishedScores;
import org.resonanz.scores.PublishedScores.Place;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * What the last whole night published.
 *
 * @param day    ISO 8601
 * @param scores by team
 * @param places where work was done of late
 */
record Published(String day, Map<String, Map<String, Object>> scores, List<Map<String, Object>> cells,
        List<Place> places) {

    /** Reads the figures of one window. */
    static Published read(PublishedScores published, String window, String day) {
        return new Published(day, published.scores(window, day).stream()
                .collect(Collectors.toMap(score -> score.get("teamId").toString(), score -> score)),
                published.cells(window, day), published.collecting(day));
    }

    /** Returns whether work was done of late at a team or below it; that tells of no answer. */
    boolean collects(Team team, TeamTree tree) {
        return places.stream().anyMatch(place -> tree.isWithin(place.teamId(), team.id()));
    }
}
