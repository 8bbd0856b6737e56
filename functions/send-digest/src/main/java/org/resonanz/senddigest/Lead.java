package org.resonanz.senddigest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.resonanz.scores.ScoreVisibility;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * A lead of one or more teams.
 *
 * @param teams teams that they lead, without those below another of them
 */
record Lead(String address, List<Team> teams) {

    Lead {
        teams = List.copyOf(teams);
    }

    /** Returns all leads of the tree, by address. */
    static List<Lead> all(TeamTree tree) {
        var byAddress = new TreeMap<String, List<Team>>();
        tree.teams().forEach(team -> team.leads()
                .forEach(address -> byAddress.computeIfAbsent(address, none -> new ArrayList<>()).add(team)));
        return byAddress.entrySet().stream().map(entry -> new Lead(entry.getKey(), tops(tree, entry.getValue())))
                .toList();
    }

    private static List<Team> tops(TeamTree tree, List<Team> led) {
        return led.stream()
                .filter(team -> led.stream()
                        .noneMatch(other -> !other.id().equals(team.id()) && tree.isWithin(team.id(), other.id())))
                .toList();
    }

    /** Returns the teams and interfaces whose scores they see as a lead. */
    ScoreVisibility visibility(TeamTree tree) {
        return new ScoreVisibility(tree, false, teams.stream().map(Team::id).collect(Collectors.toSet()), Set.of());
    }

    /** Returns the language of the first team that they lead, {@code de} or {@code en}. */
    String locale() {
        return teams.getFirst().locale();
    }
}
