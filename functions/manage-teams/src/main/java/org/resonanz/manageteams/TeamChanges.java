package org.resonanz.manageteams;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.resonanz.platform.http.Problem;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.teams.TeamTree;

/** Changes the team tree so that it stays a tree, even if two callers change it at once. */
final class TeamChanges {
    private static final int TRIES = 10;

    private final TeamTable teams;
    private final Clock clock;

    TeamChanges(TeamTable teams, Clock clock) {
        this.teams = teams;
        this.clock = clock;
    }

    /**
     * Stores a team.
     *
     * @return true if the team is new
     */
    boolean put(Team team) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var tree = teams.read();
            check(team, tree);
            var before = tree.find(team.id());
            if (before.filter(team::equals).isPresent()
                    || teams.put(team, tree, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
                return before.isEmpty();
            }
        }
        throw Problem.of(409, "tree-changed");
    }

    private static void check(Team team, TeamTree tree) {
        if (team.parentId() == null) {
            var root = tree.teams().stream().filter(other -> other.parentId() == null).findFirst();
            if (root.isPresent() && !root.get().id().equals(team.id())) {
                throw Problem.of(409, "second-root", root.get().id());
            }
        } else if (team.parentId().equals(team.id()) || tree.find(team.parentId()).isPresent()
                && tree.isWithin(team.parentId(), team.id())) {
            throw Problem.of(409, "cycle");
        } else if (tree.find(team.parentId()).isEmpty()) {
            throw Problem.of(422, "unknown-team", team.parentId());
        }
    }
}
