package org.resonanz.aggregatescores.scores;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
    private static final int STEPS = 100;
    private static final double CLOSE = 1e-13;
    /** Where a share is near 0 or 1, a whole step would go too far. */
    private static final double LONGEST_STEP = 2;

    /** The voices of a department about a team. */
    record Cell(String department, String team, Share share) {
    }

    private final List<Cell> cells;
    private final List<String> departments;
    private final List<String> teams;
    /** The mean's logit, then the departments' effects, then the teams'. */
    private final double[] parameters;

    private Leveling(List<Cell> cells) {
        this.cells = cells;
        this.departments = cells.stream().map(Cell::department).distinct().sorted().toList();
        this.teams = cells.stream().map(Cell::team).distinct().sorted().toList();
        this.parameters = new double[1 + departments.size() + teams.size()];
    }

    /** The levelled shares of teams of which two departments or more speak. */
    static Map<String, Double> of(List<Cell> cells) {
        if (cells.isEmpty()) {
            return Map.of();
        }
        var model = new Leveling(cells);
        model.fit();
        var levelled = new TreeMap<String, Double>();
        model.teams.stream().filter(team -> cells.stream().filter(cell -> cell.team.equals(team))
                .map(Cell::department).distinct().count() >= FEWEST_DEPARTMENTS)
                .forEach(team -> levelled.put(team, model.level(team)));
        return levelled;
    }

    /** Over the organisation's mix of customers. */
    private double level(String team) {
        var all = cells.stream().mapToDouble(cell -> cell.share.n()).sum();
        return cells.stream().mapToDouble(cell -> cell.share.n() / all * expected(cell.department, team)).sum();
    }

    private double expected(String department, String team) {
        return expit(parameters[0] + parameters[ofDepartment(department)] + parameters[ofTeam(team)]);
    }

    private int ofDepartment(String name) {
        return 1 + Collections.binarySearch(departments, name);
    }

    private int ofTeam(String name) {
        return 1 + departments.size() + Collections.binarySearch(teams, name);
    }

    /** Newton's method: the penalised likelihood is concave. */
    private void fit() {
        var moved = 1.0;
        for (var step = 0; step < STEPS && moved > CLOSE; step++) {
            var slope = new double[parameters.length];
            var curvature = new double[parameters.length][parameters.length];
            penalise(slope, curvature);
            cells.forEach(cell -> add(cell, slope, curvature));
            var change = Cholesky.solve(curvature, slope);
            moved = Arrays.stream(change).map(Math::abs).max().orElse(0);
            var scale = Math.min(1, LONGEST_STEP / Math.max(moved, CLOSE));
            Arrays.setAll(parameters, index -> parameters[index] + scale * change[index]);
        }
    }

    private void penalise(double[] slope, double[][] curvature) {
        for (var index = 1; index < parameters.length; index++) {
            slope[index] = -parameters[index] / (SPREAD * SPREAD);
            curvature[index][index] = 1 / (SPREAD * SPREAD);
        }
    }

    private void add(Cell cell, double[] slope, double[][] curvature) {
        var expected = expected(cell.department, cell.team);
        var own = new int[] {0, ofDepartment(cell.department), ofTeam(cell.team)};
        for (var row : own) {
            slope[row] += cell.share.satisfied() - cell.share.n() * expected;
            for (var column : own) {
                curvature[row][column] += cell.share.n() * expected * (1 - expected);
            }
        }
    }

    private static double expit(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
