package org.resonanz.senddigest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.Gap;
import org.resonanz.scores.InterfaceScore;
import org.resonanz.scores.Score;
import org.resonanz.scores.ScoreVisibility;
import org.resonanz.scores.TeamScore;
import org.resonanz.scores.TeamScore.Change;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The figures that a lead is told in a week.
 *
 * @param day        the last day that counts
 * @param scores     scores of the teams that have one
 * @param changes    changes of scores that are statistically clear
 * @param reasons    the reasons that are given most for the lead's own teams, where some are shown
 * @param collecting names of teams without a score, at or below which work was done lately
 * @param worthwhile the interface, or else the team, that misses the target in most completions, empty if none surely
 *                   does
 * @param hardest    the interface with the lowest CSAT of those that are shown and surely worse than their team, empty
 *                   if none is
 */
record Digest(LocalDate day, List<Rated> scores, List<Changed> changes, List<TopReasons> reasons,
        List<String> collecting, Optional<Worthwhile> worthwhile, Optional<Hardest> hardest) {

    private static final int DAYS_OF_WEEK = 7;

    Digest {
        scores = List.copyOf(scores);
        changes = List.copyOf(changes);
        reasons = List.copyOf(reasons);
        collecting = List.copyOf(collecting);
    }

    /**
     * A team's name with its score.
     *
     * @param before CSAT in the window before, a share from 0 to 1; null if the team had no score then
     */
    record Rated(String team, Score score, @Nullable Double before) {
    }

    /** A team's name with the change of its CSAT. */
    record Changed(String team, Change change) {
    }

    /** An interface and the bounds of its CSAT, shares from 0 to 1. */
    record Hardest(String department, String team, double low, double high) {
    }

    /** The names of a team, and of its customers' department if it is an interface, with the gap to the target. */
    record Worthwhile(String team, @Nullable String department, Gap gap) {
    }

    /**
     * Returns the figures that a lead sees.
     *
     * @param target the share of satisfied voices that the organisation wants, 0 to 1
     */
    static Digest of(Lead lead, TeamTree tree, Published published, double target) {
        var visible = lead.visibility(tree);
        var scores = new ArrayList<Rated>();
        var changes = new ArrayList<Changed>();
        var collecting = new ArrayList<String>();
        for (var team : tree.teams()) {
            var score = published.scores().get(team.id());
            if (!visible.includesTeam(team.id())) {
                continue;
            }
            if (score == null) {
                if (visible.isCollecting(team.id(), published.serving())) {
                    collecting.add(team.name());
                }
                continue;
            }
            var before = published.before().get(team.id());
            scores.add(new Rated(team.name(), score.score(), before == null ? null : before.score().csat().share()));
            var change = score.change();
            if (change != null && change.significant()) {
                changes.add(new Changed(team.name(), change));
            }
        }
        return new Digest(published.day(), scores, changes, reasons(lead, tree, published), collecting,
                worthwhile(visible, published, target), hardest(visible, published));
    }

    /** Returns the changes that were found in the week that ends with the last day. */
    List<Changed> newChanges() {
        return changes.stream().filter(changed -> changed.change().decidedOn().isAfter(day.minusDays(DAYS_OF_WEEK)))
                .toList();
    }

    /** Returns true if there is nothing to tell. */
    boolean isEmpty() {
        return scores.isEmpty() && collecting.isEmpty();
    }

    private static List<TopReasons> reasons(Lead lead, TeamTree tree, Published published) {
        return lead.teams().stream()
                .flatMap(team -> Optional.ofNullable(published.scores().get(team.id())).stream()
                        .flatMap(score -> TopReasons.of(team, tree, score.reasons()).stream()))
                .toList();
    }

    private static Optional<Worthwhile> worthwhile(ScoreVisibility visible, Published published, double target) {
        var interfaces = published.interfaces().stream()
                .filter(cell -> visible.includesInterfacesOf(cell.teamId())).toList();
        var teams = published.scores().values().stream().filter(team -> visible.includesTeam(team.teamId())).toList();
        return Stream.concat(Gap.ofInterfaces(interfaces, target).stream(), Gap.ofTeams(teams, target).stream())
                .findFirst().map(gap -> new Worthwhile(name(visible.tree(), gap.teamId()),
                        gap.department() == null ? null : name(visible.tree(), gap.department()), gap));
    }

    private static Optional<Hardest> hardest(ScoreVisibility visible, Published published) {
        return published.interfaces().stream().filter(cell -> visible.includesInterfacesOf(cell.teamId()))
                .filter(cell -> isBelowTeam(cell, published.scores().get(cell.teamId())))
                .min(Comparator.comparingDouble(Digest::csat)
                        .thenComparing(cell -> cell.teamId() + "#" + cell.department()))
                .map(cell -> new Hardest(name(visible.tree(), cell.department()),
                        name(visible.tree(), cell.teamId()), cell.score().csat().low(),
                        cell.score().csat().high()));
    }

    /** Returns true if an interface's whole interval lies below the CSAT of its team: all else may be chance. */
    private static boolean isBelowTeam(InterfaceScore cell, @Nullable TeamScore team) {
        return team != null && cell.score().csat().high() < team.score().csat().share();
    }

    private static String name(TeamTree tree, String id) {
        return tree.find(id).map(Team::name).orElse(id);
    }

    private static double csat(InterfaceScore cell) {
        return cell.score().csat().share();
    }
}
