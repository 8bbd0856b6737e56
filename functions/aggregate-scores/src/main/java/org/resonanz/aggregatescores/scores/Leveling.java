package org.resonanz.aggregatescores.scores;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What teams' shares would be if all had the same customers: an additive logit model of department and provider team
 * over interfaces, with effects drawn towards 0 by a normal prior (P. McCullagh and J. A. Nelder, Generalized Linear
 * Models, 1989, 4.3; the penalty is that of a ridge: S. le Cessie and J. C. van Houwelingen, Applied Statistics 41,
 * 1992, 191–201). It assumes that a department is equally harsh to all.
 */
final class Leveling {
    /** Standard deviation of the effects on the logit's scale: most shares then lie within ±25 points of 60%. */
    private static final double SPREAD = 0.75;
    private static final int FEWEST_DEPARTMENTS = 2;
    private static final int CYCLES = 5000;
    private static final double CLOSE = 1e-13;

    /** The voices of a department about a team. */
    record Cell(String department, String team, Share share) {
    }

    private final List<Cell> cells;
    private final Map<String, Double> departments = new TreeMap<>();
    private final Map<String, Double> teams = new TreeMap<>();
    private double mean;

    private Leveling(List<Cell> cells) {
        this.cells = cells;
        cells.forEach(cell -> {
            departments.put(cell.department, 0.0);
            teams.put(cell.team, 0.0);
        });
    }

    /** The levelled shares of teams of which two departments or more speak. */
    static Map<String, Double> of(List<Cell> cells) {
        var model = new Leveling(cells);
        model.fit();
        var levelled = new TreeMap<String, Double>();
        model.teams.keySet().stream().filter(team -> cells.stream().filter(cell -> cell.team.equals(team))
                .map(Cell::department).collect(Collectors.toCollection(TreeSet::new)).size() >= FEWEST_DEPARTMENTS)
                .forEach(team -> levelled.put(team, model.level(team)));
        return levelled;
    }

    /** Over the organisation's mix of customers. */
    private double level(String team) {
        var all = cells.stream().mapToDouble(cell -> cell.share.n()).sum();
        return cells.stream().mapToDouble(cell -> cell.share.n() / all
                * expit(mean + departments.get(cell.department) + teams.get(team))).sum();
    }

    /** The penalised likelihood is concave: going up along one parameter after the other reaches its top. */
    private void fit() {
        var moved = 1.0;
        for (var cycle = 0; cycle < CYCLES && moved > CLOSE; cycle++) {
            moved = 0;
            var step = step(cells, 0, 0);
            mean += step;
            moved = Math.max(moved, Math.abs(step));
            moved = Math.max(moved, climb(departments, true));
            moved = Math.max(moved, climb(teams, false));
        }
    }

    private double climb(Map<String, Double> effects, boolean ofDepartments) {
        var moved = 0.0;
        for (var name : List.copyOf(effects.keySet())) {
            var own = cells.stream().filter(cell -> name.equals(ofDepartments ? cell.department : cell.team)).toList();
            var step = step(own, effects.get(name), 1 / (SPREAD * SPREAD));
            effects.merge(name, step, Double::sum);
            moved = Math.max(moved, Math.abs(step));
        }
        return moved;
    }

    /** Newton's step for a parameter that is part of some cells. */
    private double step(List<Cell> own, double value, double penalty) {
        var slope = -penalty * value;
        var curvature = penalty;
        for (var cell : own) {
            var expected = expit(mean + departments.get(cell.department) + teams.get(cell.team));
            slope += cell.share.satisfied() - cell.share.n() * expected;
            curvature += cell.share.n() * expected * (1 - expected);
        }
        return curvature == 0 ? 0 : slope / curvature;
    }

    private static double expit(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
