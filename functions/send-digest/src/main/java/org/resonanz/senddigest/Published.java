package org.resonanz.senddigest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.scores.PublishedScores;
import org.resonanz.scores.PublishedScores.Place;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The figures that the last complete night published.
 *
 * @param day    last day that counts, ISO 8601
 * @param scores scores by team id
 * @param places interfaces at which work was done lately
 */
record Published(String day, Map<String, Map<String, Object>> scores, List<Map<String, Object>> cells,
        List<Place> places) {

    /** Reads the figures of a window. */
    static Published read(PublishedScores published, String window, String day) {
        return new Published(day, published.scores(window, day).stream()
                .collect(Collectors.toMap(score -> score.get("teamId").toString(), score -> score)),
                published.cells(window, day), published.collecting(day));
    }

    /** Returns true if work was done lately at a team or below it, whether anybody answered or not. */
    boolean collects(Team team, TeamTree tree) {
        return places.stream().anyMatch(place -> tree.isWithin(place.teamId(), team.id()));
    }
}
