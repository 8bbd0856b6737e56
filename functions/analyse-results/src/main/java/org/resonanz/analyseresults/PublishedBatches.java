package org.resonanz.analyseresults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.resonanz.analyseresults.effects.Panel;
import org.resonanz.analyseresults.effects.QuarterlySatisfaction;
import org.resonanz.analyseresults.effects.QuarterlySatisfaction.ServedBatch;
import org.resonanz.results.Quarter;
import org.resonanz.scores.BatchScore;
import org.resonanz.scores.Effects;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * All batches that were ever published, from which the satisfaction of units by quarters is told, and nothing else.
 *
 * @param effects the design effects by which voices are divided
 */
record PublishedBatches(TeamTree tree, List<TeamBatch> batches, Effects effects) {

    PublishedBatches {
        batches = List.copyOf(batches);
    }

    /** A batch with the team at which it closed. */
    record TeamBatch(String teamId, BatchScore batch) {
    }

    /**
     * The satisfaction of some units by quarters.
     *
     * @param batches the number of batches that it comes from
     * @param leftOut the number of others that were left out, because they cross the boundary of a quarter
     */
    record Satisfaction(Panel panel, int batches, int leftOut) {
    }

    /** Returns the teams that have none below them, by id. */
    List<String> leaves() {
        return tree.teams().stream().map(Team::id).filter(id -> tree.teams().stream()
                .noneMatch(other -> id.equals(other.parentId()))).toList();
    }

    /** Returns the teams that have none below them among some teams and those below these. */
    List<String> leavesWithin(Collection<String> tops) {
        return leaves().stream().filter(leaf -> tree.isWithinAny(leaf, tops)).toList();
    }

    /** Returns the quarter of the first beginning of each team without teams below: its own or that of a team above. */
    Map<String, Quarter> beginsOfLeaves(Map<String, Quarter> begins) {
        var all = new HashMap<String, Quarter>();
        for (var leaf : leaves()) {
            begins.entrySet().stream().filter(begin -> tree.isWithin(leaf, begin.getKey()))
                    .forEach(begin -> all.merge(leaf, begin.getValue(), Quarter::earlier));
        }
        return all;
    }

    /** Returns the satisfaction of the customers of each unit, served by it or by a team below it. */
    Satisfaction given(Collection<String> units, Quarter asOf) {
        return satisfaction(units, unit -> batch -> tree.isWithin(batch.teamId, unit), asOf);
    }

    /** Returns the satisfaction of each department with all that serve it, as far as it closed at interfaces. */
    Satisfaction received(Collection<String> departments, Quarter asOf) {
        return satisfaction(departments,
                unit -> batch -> batch.batch.node().equals(BatchScore.DEPARTMENT + unit), asOf);
    }

    private interface OfUnit {
        Predicate<TeamBatch> filter(String unit);
    }

    private Satisfaction satisfaction(Collection<String> units, OfUnit ofUnit, Quarter asOf) {
        var cells = new ArrayList<Panel.Cell>();
        var used = 0;
        var leftOut = 0;
        for (var unit : units) {
            // Nobody was invited to answer help without a ticket, so nothing tells when it was given.
            var dated = batches.stream().filter(ofUnit.filter(unit))
                    .filter(batch -> batch.batch.score().served() != null).map(this::served)
                    .filter(batch -> batch.served().first().isBefore(asOf.plus(1).firstDay())).toList();
            var satisfaction = QuarterlySatisfaction.of(dated);
            leftOut += satisfaction.leftOut();
            for (var quarter : satisfaction.quarters().entrySet()) {
                cells.add(new Panel.Cell(unit, quarter.getKey().index(), quarter.getValue().share()));
                used += quarter.getValue().batches();
            }
        }
        return new Satisfaction(Panel.of(cells), used, leftOut);
    }

    private ServedBatch served(TeamBatch batch) {
        return ServedBatch.of(batch.batch.score(), effects.of(batch.teamId));
    }
}
