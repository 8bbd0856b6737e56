package org.resonanz.analyseresults.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The effects of a training on each group of units that was first trained in the same period, in each period, without
 * covariates, and their means (B. Callaway, P. H. C. Sant'Anna: Difference-in-Differences with multiple time periods,
 * Journal of Econometrics 225, 2021, 200–230). They agree with R's package {@code did} on balanced panels.
 *
 * <p>The effect on group g in period t is the mean change of the group's outcomes since a base period, less that of the
 * controls. Each such comparison takes the units that have an outcome in both of its periods; {@code did} would take
 * those without a missing cell, as {@link Panel#balanced()} does. Where group or controls have none, the effect is
 * missing.
 *
 * <p>Standard errors are analytic, by influence functions, for units drawn independently: with few units they are too
 * small, and {@link RandomizationInference} is the better judge.
 */
public final class GroupTimeEffects {
    private final Cohorts cohorts;
    private final List<Cell> cells;

    private GroupTimeEffects(Cohorts cohorts, List<Cell> cells) {
        this.cohorts = cohorts;
        this.cells = cells;
    }

    /** An effect with what it is computed from. */
    private record Cell(int group, int period, Comparison comparison) {
        boolean isAfter() {
            return period >= group;
        }

        int event() {
            return period - group;
        }
    }

    /**
     * The effect on a group in a period.
     *
     * @param group  the period in which the group was first trained
     * @param period from the group on, after training; before it, what should be about 0
     */
    public record GroupTimeEffect(int group, int period, Effect effect) {
    }

    /**
     * Returns the effects of a training.
     *
     * @param outcomes     the outcomes of trained and untrained units
     * @param firstTrained the period in which a unit was first trained; no entry if it never was. Units trained in the
     *                     panel's first period or before are left out; those trained after its last are never trained
     */
    public static GroupTimeEffects of(Panel outcomes, Map<String, Integer> firstTrained, Controls controls,
            BasePeriod base) {
        return of(Cohorts.of(outcomes, firstTrained, 0), controls, base);
    }

    static GroupTimeEffects of(Cohorts cohorts, Controls controls, BasePeriod base) {
        var periods = cohorts.panel().periods();
        var cells = new ArrayList<Cell>();
        for (var group : cohorts.groups()) {
            var last = cohorts.base(group);
            for (var to = base == BasePeriod.UNIVERSAL ? 0 : 1; to < periods.size(); to++) {
                var from = to <= last && base == BasePeriod.VARYING ? to - 1 : last;
                cell(cohorts, controls, group, from, to).ifPresent(cells::add);
            }
        }
        return new GroupTimeEffects(cohorts, List.copyOf(cells));
    }

    private static Optional<Cell> cell(Cohorts cohorts, Controls controls, int group, int from, int to) {
        if (from < 0) {
            // Nobody else has an outcome before this group's training.
            return Optional.empty();
        }
        var firsts = cohorts.firstTrained();
        var periods = cohorts.panel().periods();
        var by = periods.get(Math.max(from, to)) + cohorts.anticipation();
        return Comparison.of(cohorts.panel(), from, to, unit -> firsts[unit] == group,
                unit -> firsts[unit] != group && controls.include(firsts[unit], by))
                .map(comparison -> new Cell(group, periods.get(to), comparison));
    }

    /** Returns the effect on each group in each period, ATT(g, t), by group and then by period. */
    public List<GroupTimeEffect> all() {
        return cells.stream().map(cell -> new GroupTimeEffect(cell.group, cell.period,
                single(cell).effect())).toList();
    }

    /**
     * Returns the mean effect over all groups and periods after training, weighted by the size of groups; empty if
     * there is none. "Simple" in {@code did}.
     */
    public Optional<Effect> simple() {
        return mean(Cell::isAfter).map(Weighted::effect);
    }

    /** Returns the mean effect on each group over its periods after training: "group" in {@code did}. */
    public SortedMap<Integer, Effect> byGroup() {
        var effects = new TreeMap<Integer, Effect>();
        groupMeans().forEach((group, mean) -> effects.put(group, mean.effect()));
        return effects;
    }

    /**
     * Returns the mean effect on a trained unit: that of the groups, weighted by their size; empty if there is none.
     * The overall effect of "group" in {@code did}, which its authors recommend.
     */
    public Optional<Effect> overall() {
        var means = groupMeans();
        return means.isEmpty()
                ? Optional.empty()
                : Optional.of(Weighted.bySize(cohorts, List.copyOf(means.keySet()), List.copyOf(means.values()))
                        .effect());
    }

    /**
     * Returns the value of {@link #overall()} alone: what comes before a training, and influence functions, would take
     * most of the time of randomization inference.
     */
    static OptionalDouble overallValue(Cohorts cohorts, Controls controls) {
        var sum = 0.0;
        var weights = 0.0;
        for (var group : cohorts.groups()) {
            var mean = IntStream.range(cohorts.periodsBefore(group), cohorts.panel().periods().size())
                    .mapToObj(to -> cell(cohorts, controls, group, cohorts.base(group), to)).flatMap(Optional::stream)
                    .mapToDouble(cell -> cell.comparison.effect()).average();
            if (mean.isPresent()) {
                sum += cohorts.share(group) * mean.getAsDouble();
                weights += cohorts.share(group);
            }
        }
        return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
    }

    /**
     * Returns the value of {@link #dynamic()} with a {@link BasePeriod#UNIVERSAL} base at one number of periods since
     * training alone, for the same reason.
     */
    static OptionalDouble eventValue(Cohorts cohorts, Controls controls, int event) {
        var sum = 0.0;
        var weights = 0.0;
        for (var group : cohorts.groups()) {
            var to = cohorts.panel().periods().indexOf(group + event);
            var cell = to < 0 ? Optional.<Cell>empty() : cell(cohorts, controls, group, cohorts.base(group), to);
            if (cell.isPresent()) {
                sum += cohorts.share(group) * cell.get().comparison.effect();
                weights += cohorts.share(group);
            }
        }
        return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
    }

    /** Returns the units of which an effect after training is computed. */
    public Set<String> trained() {
        return units(cells.stream().filter(Cell::isAfter).map(cell -> cell.comparison.treated()));
    }

    /** Returns the units with which these are compared after their training; some may be trained later. */
    public Set<String> untrained() {
        return units(cells.stream().filter(Cell::isAfter).map(cell -> cell.comparison.control()));
    }

    /** Returns the numbers of periods since training at which at least so many trained and so many others are compared. */
    public SortedSet<Integer> events(int fewest) {
        return cells.stream().map(Cell::event).filter(event -> {
            var own = cells.stream().filter(cell -> cell.event() == event).map(Cell::comparison).toList();
            return units(own.stream().map(Comparison::treated)).size() >= fewest
                    && units(own.stream().map(Comparison::control)).size() >= fewest;
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> units(Stream<double[]> changes) {
        return changes.flatMapToInt(each -> IntStream.range(0, each.length).filter(unit -> !Double.isNaN(each[unit])))
                .mapToObj(cohorts.panel().units()::get).collect(Collectors.toSet());
    }

    /**
     * Returns the mean effect by the number of periods since training, negative before it, weighted by the size of
     * groups: an event study. "Dynamic" in {@code did}.
     */
    public SortedMap<Integer, Effect> dynamic() {
        var effects = new TreeMap<Integer, Effect>();
        eventMeans().forEach((event, mean) -> effects.put(event, mean.effect()));
        return effects;
    }

    /**
     * Returns the plain mean of the effects of {@link #dynamic()} from the training on; empty if there is none. The
     * overall effect of "dynamic" in {@code did}.
     */
    public Optional<Effect> dynamicOverall() {
        return plainMean(List.copyOf(eventMeans().tailMap(0).values())).map(Weighted::effect);
    }

    private SortedMap<Integer, Weighted> groupMeans() {
        var means = new TreeMap<Integer, Weighted>();
        for (var group : cohorts.groups()) {
            var own = cells.stream().filter(cell -> cell.group == group && cell.isAfter()).map(this::single).toList();
            plainMean(own).ifPresent(mean -> means.put(group, mean));
        }
        return means;
    }

    private SortedMap<Integer, Weighted> eventMeans() {
        var events = new TreeSet<Integer>();
        cells.forEach(cell -> events.add(cell.event()));
        var means = new TreeMap<Integer, Weighted>();
        events.forEach(event -> mean(cell -> cell.event() == event)
                .ifPresent(mean -> means.put(event, mean)));
        return means;
    }

    private Optional<Weighted> mean(Predicate<Cell> among) {
        var own = cells.stream().filter(among).toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(Weighted.bySize(cohorts, own.stream().map(Cell::group).toList(),
                        own.stream().map(this::single).toList()));
    }

    private Weighted single(Cell cell) {
        return new Weighted(cell.comparison.effect(), cell.comparison.influence());
    }

    private static Optional<Weighted> plainMean(List<Weighted> parts) {
        return parts.isEmpty() ? Optional.empty() : Optional.of(Weighted.plain(parts));
    }
}
