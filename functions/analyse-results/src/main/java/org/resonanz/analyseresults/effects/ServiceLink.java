package org.resonanz.analyseresults.effects;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.results.Found;

/**
 * Whether an outcome moves together with service within units, what is so of all units in a quarter taken out: {@link
 * FixedEffects}, judged by {@link WildClusterBootstrap}.
 *
 * @param units    the number of units with enough quarters
 * @param quarters the most quarters that a unit has
 * @param cells    the number of outcomes that are compared, those of these units, by the index of the quarter
 * @param found    by how much the outcome is higher where service is {@value #STEP} better; null where there are too few
 *                 units or quarters, or where service or the outcome does not vary
 * @param placebo  the same of the service of a quarter after the outcome, once that of the declared one is taken out: it
 *                 cannot have brought the outcome about; null where there is none
 */
public record ServiceLink(int units, int quarters, NavigableMap<Integer, Integer> cells, @Nullable Found found,
        @Nullable Found placebo) {
    /** The fewest units. */
    public static final int UNITS = 8;
    /** The fewest quarters that each of these must have. */
    public static final int QUARTERS = 8;
    /** The difference of satisfied shares for which a link is told: ten percentage points. */
    public static final double STEP = 0.1;

    /** What is smaller than this share of the largest outcome is rounding. */
    private static final double ROUNDING = 1e-9;
    private static final int DRAWS = 9_999;

    public ServiceLink {
        cells = Collections.unmodifiableNavigableMap(new TreeMap<>(cells));
    }

    /**
     * Returns the link.
     *
     * @param outcome the outcome by unit and the index of the quarter
     * @param service the satisfied share by unit and the index of the quarter
     * @param lag     by how many quarters the outcome follows the service
     * @param seed    of what is drawn
     */
    public static ServiceLink of(Panel outcome, Panel service, int lag, long seed) {
        var before = service.later(lag);
        var both = outcome.cells().stream().filter(cell -> before.outcome(cell.unit(), cell.period()).isPresent())
                .toList();
        var quarters = both.stream().collect(Collectors.groupingBy(Panel.Cell::unit, Collectors.counting()));
        var most = quarters.values().stream().mapToInt(Long::intValue).max().orElse(0);
        quarters.values().removeIf(number -> number < QUARTERS);
        var compared = Panel.of(both.stream().filter(cell -> quarters.containsKey(cell.unit())).toList());
        var cells = new TreeMap<Integer, Integer>();
        compared.cells().forEach(cell -> cells.merge(cell.period(), 1, Integer::sum));
        return quarters.size() >= UNITS && varies(compared)
                ? new ServiceLink(quarters.size(), most, cells, found(compared, before, List.of(), seed),
                        found(compared, service.later(-1), List.of(before), seed))
                : new ServiceLink(quarters.size(), most, cells, null, null);
    }

    /** Returns true if effects of units and quarters leave anything of an outcome that could move with something. */
    private static boolean varies(Panel outcome) {
        var cells = Cells.of(List.of(outcome));
        var values = cells.columns().getFirst();
        return largest(new Within(cells, Absorbed.UNITS_AND_PERIODS).of(values)) > ROUNDING * largest(values);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private static @Nullable Found found(Panel outcome, Panel service, List<Panel> others, long seed) {
        return WildClusterBootstrap.of(outcome, service, others, Absorbed.UNITS_AND_PERIODS, DRAWS, seed)
                .map(ServiceLink::found).orElse(null);
    }

    /** Returns the link for a {@value #STEP} better service. */
    private static Found found(WildClusterBootstrap bootstrap) {
        var interval = bootstrap.interval(Found.ALPHA);
        return new ConfidenceInterval(interval.low() * STEP, interval.high() * STEP).about(bootstrap.estimate() * STEP,
                bootstrap.p(0), bootstrap.smallestP());
    }
}
