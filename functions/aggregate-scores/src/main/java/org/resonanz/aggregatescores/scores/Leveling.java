package org.resonanz.aggregatescores.scores;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.resonanz.platform.algebra.Cholesky;

/**
 * The shares that teams would have if all had the same customers, by an additive logit model of department and provider
 * team over interfaces, with effects drawn towards 0 by a normal prior (P. McCullagh and J. A. Nelder, Generalized
 * Linear Models, 1989, 4.3; the penalty is that of a ridge: S. le Cessie and J. C. van Houwelingen, Applied Statistics
 * 41, 1992, 191–201). It assumes that a department is equally harsh to all, and compares only teams that departments
 * connect.
 *
 * <p>Commons Statistics has no regression; that of Commons Math (2 MB) is linear alone, without a logit or a penalty.
 */
final class Leveling {
    /** The standard deviation of the effects on the logit's scale: most shares then lie within ±25 points of 60%. */
    private static final double SPREAD = 0.75;
    private static final int STEPS = 100;
    private static final double CLOSE = 1e-13;
    /** The longest step of Newton's method: where a share is near 0 or 1, a whole step would go too far. */
    private static final double LONGEST_STEP = 2;

    /**
     * The share of a department's voices about a team that are satisfied.
     *
     * @param voices the number of voices, not divided by a design effect
     */
    record InterfaceShare(String department, String team, Share share, int voices) {
    }

    private final List<InterfaceShare> interfaces;
    private final List<String> departments;
    private final List<String> teams;
    /** The part of each department in all voices, 0 to 1. */
    private final Map<String, Double> mix;
    /** The parameters of the model: the mean's logit, then the departments' effects, then the teams'. */
    private final double[] parameters;

    private Leveling(List<InterfaceShare> interfaces) {
        this.interfaces = interfaces;
        this.departments = interfaces.stream().map(InterfaceShare::department).distinct().sorted().toList();
        this.teams = interfaces.stream().map(InterfaceShare::team).distinct().sorted().toList();
        var all = interfaces.stream().mapToDouble(InterfaceShare::voices).sum();
        this.mix = interfaces.stream().collect(
                Collectors.groupingBy(InterfaceShare::department, Collectors.summingDouble(each -> each.voices / all)));
        this.parameters = new double[1 + departments.size() + teams.size()];
    }

    /**
     * Returns the leveled shares, by team. A team has one if two departments or more speak of it, and if they,
     * directly or by others, connect it to another team.
     */
    static Map<String, Leveled> of(List<InterfaceShare> interfaces) {
        var leveled = new TreeMap<String, Leveled>();
        for (var part : Parts.of(interfaces)) {
            var model = new Leveling(part);
            if (model.teams.size() > 1 && model.varies()) {
                model.fit();
                var curvature = Cholesky.of(model.curvature()).orElseThrow();
                model.teams.stream().filter(model::hasTwoDepartments)
                        .forEach(team -> leveled.put(team, model.level(team, curvature)));
            }
        }
        return leveled;
    }

    private boolean hasTwoDepartments(String team) {
        return interfaces.stream().filter(each -> each.team.equals(team)).map(InterfaceShare::department).distinct()
                .count() > 1;
    }

    /** Returns false if all say the same: there is nothing to level, and the mean's logit would be infinite. */
    private boolean varies() {
        return interfaces.stream().anyMatch(each -> each.share.rate() > 0)
                && interfaces.stream().anyMatch(each -> each.share.rate() < 1);
    }

    /** Returns a team's share over the mix of customers of all interfaces, with its interval by the delta method. */
    private Leveled level(String team, Cholesky curvature) {
        var share = 0.0;
        var slope = new double[parameters.length];
        for (var department : departments) {
            var expected = expected(department, team);
            var part = Objects.requireNonNull(mix.get(department));
            share += part * expected;
            for (var index : own(department, team)) {
                slope[index] += part * expected * (1 - expected);
            }
        }
        return Leveled.of(share, product(slope, curvature.solve(slope)));
    }

    private static double product(double[] one, double[] other) {
        var product = 0.0;
        for (var index = 0; index < one.length; index++) {
            product += one[index] * other[index];
        }
        return product;
    }

    private double expected(String department, String team) {
        return Leveled.expit(Arrays.stream(own(department, team)).mapToDouble(index -> parameters[index]).sum());
    }

    /** Returns the indexes of the mean, a department and a team in the parameters. */
    private int[] own(String department, String team) {
        return new int[]{0, 1 + Collections.binarySearch(departments, department),
            1 + departments.size() + Collections.binarySearch(teams, team)};
    }

    /** Fits the parameters by Newton's method, which finds the one maximum: the penalised likelihood is concave. */
    private void fit() {
        var moved = 1.0;
        for (var step = 0; step < STEPS && moved > CLOSE; step++) {
            var change = Cholesky.of(curvature()).orElseThrow().solve(slope());
            moved = Arrays.stream(change).map(Math::abs).max().orElse(0);
            var scale = Math.min(1, LONGEST_STEP / Math.max(moved, CLOSE));
            Arrays.setAll(parameters, index -> parameters[index] + scale * change[index]);
        }
    }

    private double[] slope() {
        var slope = new double[parameters.length];
        Arrays.setAll(slope, index -> index == 0 ? 0 : -parameters[index] / (SPREAD * SPREAD));
        for (var each : interfaces) {
            var rest = each.share.satisfied() - each.share.n() * expected(each.department, each.team);
            for (var index : own(each.department, each.team)) {
                slope[index] += rest;
            }
        }
        return slope;
    }

    private double[][] curvature() {
        var curvature = new double[parameters.length][parameters.length];
        for (var index = 1; index < parameters.length; index++) {
            curvature[index][index] = 1 / (SPREAD * SPREAD);
        }
        for (var each : interfaces) {
            var expected = expected(each.department, each.team);
            var own = own(each.department, each.team);
            for (var row : own) {
                for (var column : own) {
                    curvature[row][column] += each.share.n() * expected * (1 - expected);
                }
            }
        }
        return curvature;
    }
}
