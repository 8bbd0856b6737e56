package org.resonanz.manageteams;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
        record Created(Team team) implements Outcome {
        }

        /** The team was there, and is now as it should be. */
        record Changed(Team team) implements Outcome {
        }

        /** The team is not the one that the caller knows: somebody else has changed it. */
        record Unknown() implements Outcome {
        }

        /** The team cannot be changed so. */
        sealed interface Refused extends Outcome {
        }

        /** There is no such team. */
        record UnknownTeam() implements Refused {
        }

        /** The caller leads neither the team nor one above it. */
        record NotLed(String name) implements Refused {
        }

        /** The team that it should stand below does not exist. */
        record UnknownParent(String parentId) implements Refused {
        }

        /** There is another root already. */
        record SecondRoot(String rootId) implements Refused {
        }

        /** The team would stand below itself. */
        record Cycle() implements Refused {
        }

        /** Others kept changing the tree. */
        record Overtaken() implements Refused {
        }
    }

    /**
     * Stores a team, unless the tree would be none any more. What a team promises and changes stays.
     *
     * @param known whether the caller knows the team that is stored, or that there is none
     */
    Outcome put(Team team, Predicate<Optional<Team>> known) {
        return Conflicts.retry(() -> {
            var tree = teams.read();
            return refused(team, tree)
                    .or(() -> store(tree.find(team.id()).map(team::keeping).orElse(team), tree, known));
        }).orElseGet(Outcome.Overtaken::new);
    }

    /**
     * Changes what a team promises or changes.
     *
     * @param led   whether the caller leads the team, by the tree as it stands
     * @param known whether the caller knows what is replaced
     */
    Outcome change(String id, Predicate<TeamTree> led, Predicate<Team> known, UnaryOperator<Team> change) {
        return Conflicts.<Outcome>retry(() -> {
            var tree = teams.read();
            var before = tree.find(id);
            if (before.isEmpty()) {
                return Optional.of(new Outcome.UnknownTeam());
            }
            if (!led.test(tree)) {
                return Optional.of(new Outcome.NotLed(before.get().name()));
            }
            return store(change.apply(before.get()), tree, stored -> stored.filter(known).isPresent());
        }).orElseGet(Outcome.Overtaken::new);
    }

    /** Stores a team; returns empty if somebody else changed the tree meanwhile. */
    private Optional<Outcome> store(Team team, TeamTree tree, Predicate<Optional<Team>> known) {
        var before = tree.find(team.id());
        if (before.filter(team::equals).isPresent()) {
            return Optional.of(new Outcome.Changed(team));
        }
        if (!known.test(before)) {
            return Optional.of(new Outcome.Unknown());
        }
        return teams.put(team, tree, clock.instant().truncatedTo(ChronoUnit.MILLIS))
                ? Optional.of(before.isEmpty() ? new Outcome.Created(team) : new Outcome.Changed(team))
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
