package org.resonanz.analyseresults;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.resonanz.analyseresults.PublishedBatches.Satisfaction;
import org.resonanz.analyseresults.effects.ServiceLink;
import org.resonanz.analyseresults.effects.TeamsEffect;
import org.resonanz.results.Figures;
import org.resonanz.results.Found;
import org.resonanz.results.LinkFigures;
import org.resonanz.results.NotYet;
import org.resonanz.results.NotYet.Need;
import org.resonanz.results.NotYet.Reason;
import org.resonanz.results.Quarter;
import org.resonanz.results.TeamsFigures;
import org.resonanz.results.UnitValues;

/** Makes of what was computed the figures that are stored and shown, no finer than they are worth. */
final class RoundedFigures {
    /** Shares are told to a tenth of a percentage point. */
    private static final double SHARE_STEPS = 1e3;
    private static final double P_STEPS = 1e4;
    /** Outcomes have units of any size. */
    private static final MathContext DIGITS = new MathContext(3);

    private RoundedFigures() {}

    /**
     * Returns the effect of something that teams began.
     *
     * @param withinDraw whether all teams that are compared were in the draw that decided which begin when
     * @param meanwhile  the number of the compared teams that began something else as well
     */
    static Figures of(TeamsEffect effect, Satisfaction satisfaction, boolean withinDraw, int meanwhile) {
        var overall = effect.overall();
        if (overall == null) {
            var needs = new LinkedHashMap<String, Need>();
            needs.put("trained", new Need(effect.trained(), TeamsEffect.TRAINED));
            needs.put("untrained", new Need(effect.untrained(), TeamsEffect.UNTRAINED));
            return new NotYet(Reason.TEAMS, null, needs);
        }
        return new TeamsFigures(share(overall), effect.trained(), effect.untrained(), withinDraw, meanwhile,
                satisfaction.batches(), satisfaction.leftOut(),
                effect.preTrend() == null ? null : p(effect.preTrend()),
                effect.events().stream().map(event -> new TeamsFigures.Event(event.quarters(),
                        event.found() == null ? null : share(event.found()))).toList());
    }

    /**
     * Returns a link.
     *
     * @param declaredIn the quarter in which the hypothesis was declared
     * @param values     the outcome's values
     */
    static Figures of(ServiceLink link, Satisfaction service, Quarter declaredIn, Collection<UnitValues> values) {
        var found = link.found();
        if (found == null) {
            var needs = new LinkedHashMap<String, Need>();
            needs.put("units", new Need(link.units(), ServiceLink.UNITS));
            needs.put("quarters", new Need(link.quarters(), ServiceLink.QUARTERS));
            return link.units() < ServiceLink.UNITS
                    ? new NotYet(Reason.UNITS, null, needs)
                    : NotYet.of(Reason.NO_VARIATION);
        }
        var cells = link.cells();
        var through = cells.keySet().stream().filter(quarter -> cells.getOrDefault(quarter, 0) >= ServiceLink.UNITS)
                .reduce((earlier, later) -> later).orElseGet(cells::firstKey);
        return new LinkFigures(value(found), link.units(), link.quarters(), sum(cells),
                sum(cells.headMap(declaredIn.index(), false)), Quarter.ofIndex(through),
                values.stream().mapToInt(UnitValues::corrected).sum(), correctedOn(values), service.batches(),
                service.leftOut(), link.placebo() == null ? null : value(link.placebo()));
    }

    private static int sum(Map<Integer, Integer> numbers) {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static @Nullable LocalDate correctedOn(Collection<UnitValues> values) {
        return values.stream().map(UnitValues::correctedOn).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Found share(Found found) {
        return rounded(found, value -> Math.rint(value * SHARE_STEPS) / SHARE_STEPS);
    }

    private static Found value(Found found) {
        return rounded(found, value -> new BigDecimal(value).round(DIGITS).doubleValue());
    }

    private static Found rounded(Found found, DoubleUnaryOperator to) {
        // Never the negative zero, which JSON would show as -0.0.
        DoubleUnaryOperator rounding = value -> to.applyAsDouble(value) + 0.0;
        return new Found(rounding.applyAsDouble(found.value()),
                found.low() == null ? null : rounding.applyAsDouble(found.low()),
                found.high() == null ? null : rounding.applyAsDouble(found.high()), p(found.p()), p(found.smallestP()));
    }

    private static double p(double p) {
        return Math.rint(p * P_STEPS) / P_STEPS;
    }
}
