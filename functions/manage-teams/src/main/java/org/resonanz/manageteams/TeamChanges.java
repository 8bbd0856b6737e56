package org.resonanz.manageteams;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import org.resonanz.platform.aws.Conflicts;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.resonanz.teams.TeamTree;

/** Changes the team tree so that it stays a tree, even if two callers change it at once. */
final class TeamChanges {

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

        /** The team is not the one that the caller knows: somebody else has changed it. */
        record Unknown() implements Outcome {
        }

        /** Others kept changing the tree. */
        record Overtaken() implements Outcome {
        }
    }

    /**
     * Stores a team, unless the tree would be none any more.
     *
     * @param known whether the caller knows the team that is stored, or that there is none
     */
    Outcome put(Team team, Predicate<Optional<Team>> known) {
        return Conflicts.retry(() -> tryToPut(team, known)).orElseGet(Outcome.Overtaken::new);
    }

    /** Stores a team; returns empty if somebody else changed the tree meanwhile. */
    private Optional<Outcome> tryToPut(Team team, Predicate<Optional<Team>> known) {
        var tree = teams.read();
        var refused = refused(team, tree);
        if (refused.isPresent()) {
            return refused;
        }
        var before = tree.find(team.id());
        if (before.filter(team::equals).isPresent()) {
            return Optional.of(new Outcome.Changed());
        }
        if (!known.test(before)) {
            return Optional.of(new Outcome.Unknown());
        }
        return teams.put(team, tree, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                ? Optional.of(before.isEmpty() ? new Outcome.Created() : new Outcome.Changed())
                : Optional.empty();
    }

    private static Optional<Outcome> refused(Team team, TeamTree tree) {
        var parentId = team.parentId();
        if (parentId == null) {
            return tree.teams().stream().filter(other -> other.parentId() == null).findFirst().map(Team::id)
                    .filter(root -> !root.equals(team.id())).map(Outcome.SecondRoot::new);
        }
        if (parentId.equals(team.id())
                || (tree.find(parentId).isPresent() && tree.isWithin(parentId, team.id()))) {
            return Optional.of(new Outcome.Cycle());
        }
        return tree.find(parentId).isEmpty() ? Optional.of(new Outcome.UnknownParent(parentId)) : Optional.empty();
    }
}
