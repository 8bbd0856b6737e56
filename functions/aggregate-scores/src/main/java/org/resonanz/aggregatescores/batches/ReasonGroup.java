package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.resonanz.teams.TeamTree;

/**
 * The smallest thing ever told of reasons and lost time: the sums of some batches of a team. It is never changed.
 *
 * @param frozenOn  the night in which it froze
 * @param ancestors the teams above the team in that night, nearest first
 */
public record ReasonGroup(LocalDate frozenOn, String teamId, List<String> ancestors, ReasonTally tally) {
    /** The fewest voices of a group, in units of {@code k}. */
    private static final int LEAST_VOICES = 4;

    public ReasonGroup {
        ancestors = List.copyOf(ancestors);
    }

    /**
     * Returns the groups in which a night freezes what waits: of each team all its batches, once they hold {@code 4k}
     * voices together. What was answered is not looked at.
     *
     * @param waiting the batches of all teams that have not frozen
     */
    public static List<ReasonGroup> freeze(LocalDate night, int k, TeamTree tree, Collection<Counted> waiting) {
        var byTeam = new TreeMap<String, ReasonTally>();
        waiting.forEach(batch -> byTeam.computeIfAbsent(batch.node().teamId(), none -> ReasonTally.empty())
                .add(batch.tally()));
        return byTeam.entrySet().stream().filter(team -> team.getValue().voices() >= LEAST_VOICES * k)
                .map(team -> new ReasonGroup(night, team.getKey(), tree.ancestors(team.getKey()), team.getValue()))
                .toList();
    }
}
