package org.resonanz.manageteams;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

    /** The outcome of a change of the tree. */
    sealed interface Outcome {

        /** The team is new. */
        record Created() implements Outcome {
        }

        /** The team was there, and is now as it should be. */
        record Changed() implements Outcome {
        }

        /** The team that it should stand below does not exist. */
        record UnknownParent(String parentId) implements Outcome {
        }

        /** There is another root already. */
        record SecondRoot(String rootId) implements Outcome {
        }

        /** The team would stand below itself. */
        record Cycle() implements Outcome {
        }

        /** Others kept changing the tree. */
        record Overtaken() implements Outcome {
        }
    }

    /** Stores a team, unless the tree would be none any more. */
    Outcome put(Team team) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var tree = teams.read();
            var refused = refused(team, tree);
            if (refused.isPresent()) {
                return refused.get();
            }
            var before = tree.find(team.id());
            if (before.filter(team::equals).isPresent()
                    || teams.put(team, tree, clock.instant().truncatedTo(ChronoUnit.MILLIS))) {
                return before.isEmpty() ? new Outcome.Created() : new Outcome.Changed();
            }
        }
        return new Outcome.Overtaken();
    }

    private static Optional<Outcome> refused(Team team, TeamTree tree) {
        var parentId = team.parentId();
        if (parentId == null) {
            return tree.teams().stream().filter(other -> other.parentId() == null).findFirst().map(Team::id)
                    .filter(root -> !root.equals(team.id())).map(Outcome.SecondRoot::new);
        }
        if (parentId.equals(team.id())
                || tree.find(parentId).isPresent() && tree.isWithin(parentId, team.id())) {
            return Optional.of(new Outcome.Cycle());
        }
        return tree.find(parentId).isEmpty() ? Optional.of(new Outcome.UnknownParent(parentId)) : Optional.empty();
    }
}
