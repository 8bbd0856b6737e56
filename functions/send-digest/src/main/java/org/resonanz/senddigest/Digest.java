package org.resonanz.senddigest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The figures that a lead is told in a week.
 *
 * @param day        the last day that counts, ISO 8601
 * @param scores     scores of the teams that have one
 * @param changes    changes of scores that are statistically clear
 * @param collecting names of teams without a score, at or below which work was done lately
 * @param disturbed  the interface with the lowest CSAT of those that are shown, empty if none is
 */
record Digest(String day, List<Score> scores, List<Change> changes, List<String> collecting,
        Optional<Disturbed> disturbed) {

    /** A team's CSAT with its interval, as shares from 0 to 1. */
    record Score(String team, int voices, double csat, double low, double high) {
    }

    /**
     * A change of a team's CSAT, as shares from 0 to 1.
     *
     * @param decidedOn the day on which both were compared, ISO 8601
     */
    record Change(String team, double from, double to, String decidedOn) {
    }

    /** An interface and its CSAT, a share from 0 to 1. */
    record Disturbed(String department, String team, double csat) {
    }

    static Digest of(Lead lead, TeamTree tree, Published published) {
        var scores = new ArrayList<Score>();
        var changes = new ArrayList<Change>();
        var collecting = new ArrayList<String>();
        for (var team : tree.teams()) {
            var json = published.scores().get(team.id());
            if (!lead.leads(tree, team.id())) {
                continue;
            }
            if (json == null) {
                if (published.collects(team, tree)) {
                    collecting.add(team.name());
                }
                continue;
            }
            scores.add(
                    new Score(team.name(), (int) number(json, "voices"), number(json, "csat"), number(json, "csatLow"),
                            number(json, "csatHigh")));
            if (json.get("change") instanceof Map<?, ?> change && Boolean.TRUE.equals(change.get("significant"))) {
                changes.add(new Change(team.name(), number(change, "from"), number(change, "to"),
                        change.get("decidedOn").toString()));
            }
        }
        return new Digest(published.day(), scores, changes, collecting, disturbed(lead, tree, published));
    }

    boolean isEmpty() {
        return scores.isEmpty() && collecting.isEmpty();
    }

    private static Optional<Disturbed> disturbed(Lead lead, TeamTree tree, Published published) {
        return published.cells().stream().filter(cell -> lead.leads(tree, cell.get("teamId").toString()))
                .min(Comparator.comparing((Map<String, Object> cell) -> number(cell, "csat"))
                        .thenComparing(cell -> cell.get("teamId") + "#" + cell.get("department")))
                .map(cell -> new Disturbed(name(tree, cell.get("department").toString()),
                        name(tree, cell.get("teamId").toString()), number(cell, "csat")));
    }

    private static String name(TeamTree tree, String id) {
        return tree.find(id).map(Team::name).orElse(id);
    }

    private static double number(Map<?, ?> json, String name) {
        return ((Number) json.get(name)).doubleValue();
    }
}
