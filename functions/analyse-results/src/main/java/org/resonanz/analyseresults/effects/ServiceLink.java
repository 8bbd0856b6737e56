package org.resonanz.analyseresults.effects;

import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether an outcome moves together with service within units, what is so of all units in a quarter taken out: {@link
 * FixedEffects}, judged by {@link WildClusterBootstrap}.
 *
 * @param units    the number of units with enough quarters
 * @param quarters the most quarters that a unit has
 * @param cells    the number of outcomes that are compared
 * @param found    by how much the outcome is higher where service is {@value #STEP} better; null where there are too few
 *                 units or quarters, or where service does not vary
 * @param placebo  the same of the service of a quarter after the outcome, once that of the declared one is taken out: it
 *                 cannot have brought the outcome about; null where there is none
 */
public record ServiceLink(int units, int quarters, int cells, @Nullable Found found, @Nullable Found placebo) {
    /** The fewest units. */
    public static final int UNITS = 8;
    /** The fewest quarters that each of these must have. */
    public static final int QUARTERS = 8;
    /** The difference of satisfied shares for which a link is told: ten percentage points. */
    public static final double STEP = 0.1;

    private static final double ALPHA = 0.05;
    private static final int DRAWS = 9_999;

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
        var counts = new HashMap<String, Integer>();
        outcome.cells().stream().filter(cell -> before.outcome(cell.unit(), cell.period()).isPresent())
                .forEach(cell -> counts.merge(cell.unit(), 1, Integer::sum));
        var units = (int) counts.values().stream().filter(quarters -> quarters >= QUARTERS).count();
        var most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        var cells = counts.values().stream().mapToInt(Integer::intValue).sum();
        return units < UNITS
                ? new ServiceLink(units, most, cells, null, null)
                : new ServiceLink(units, most, cells, found(outcome, before, List.of(), seed),
                        found(outcome, service.later(-1), List.of(before), seed));
    }

    private static @Nullable Found found(Panel outcome, Panel service, List<Panel> others, long seed) {
        return WildClusterBootstrap.of(outcome, service, others, Absorbed.UNITS_AND_PERIODS, DRAWS, seed)
                .map(bootstrap -> new Found(bootstrap.estimate(), bootstrap.interval(ALPHA), bootstrap.p(0),
                        bootstrap.smallestP()).times(STEP))
                .orElse(null);
    }
}
