package org.resonanz.analyseresults.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.results.Found;

/**
 * What something that some teams began, be it a training or actions of their own, changed for them: the effects of
 * {@link GroupTimeEffects} with not-yet-trained teams as controls, judged by {@link RandomizationInference}.
 *
 * @param trained   the number of teams of which an effect is computed
 * @param untrained the number of those with which they are compared, some of which may begin later
 * @param overall   the mean effect on a team; null where there are too few teams
 * @param preTrend  the p of the largest difference before the beginning; null where there are too few teams or quarters
 * @param events    the effects by quarters since the beginning, those before it included
 */
public record TeamsEffect(int trained, int untrained, @Nullable Found overall, @Nullable Double preTrend,
        List<Event> events) {
    /** The fewest teams that must have begun. */
    public static final int TRAINED = 3;
    /** The fewest teams with which they are compared. */
    public static final int UNTRAINED = 6;

    private static final int ASSIGNMENTS = 4_999;

    public TeamsEffect {
        events = List.copyOf(events);
    }

    /**
     * The effect some quarters after the beginning or, if the number is negative, before it.
     *
     * @param found null for the quarter with which all are compared
     */
    public record Event(int quarters, @Nullable Found found) {
    }

    /**
     * Returns the effect.
     *
     * @param satisfaction the satisfaction of all teams by the {@linkplain org.resonanz.results.Quarter#index() index}
     *                     of the quarter
     * @param begins       the index of the quarter in which a team began; no entry if it did not
     * @param anticipation the number of quarters before that are not as usual
     * @param seed         of what is drawn
     */
    public static TeamsEffect of(Panel satisfaction, Map<String, Integer> begins, int anticipation, long seed) {
        var cohorts = Cohorts.of(satisfaction, begins, anticipation);
        var effects = GroupTimeEffects.of(cohorts, Controls.NOT_YET_TRAINED, BasePeriod.UNIVERSAL);
        var trained = effects.trained().size();
        var untrained = effects.untrained().size();
        if (trained < TRAINED || untrained < UNTRAINED) {
            return new TeamsEffect(trained, untrained, null, null, List.of());
        }
        var base = -1 - anticipation;
        var events = new ArrayList<Event>();
        // No point tells of fewer teams than an effect may.
        for (var event : effects.events(TRAINED)) {
            events.add(new Event(event, event == base
                    ? null
                    : infer(cohorts, Statistic.event(event), seed).map(TeamsEffect::found).orElse(null)));
        }
        var first = events.isEmpty() ? base : Math.min(base, events.getFirst().quarters);
        return new TeamsEffect(trained, untrained,
                infer(cohorts, Statistic.OVERALL, seed).map(TeamsEffect::found).orElse(null),
                infer(cohorts, Statistic.preTrend(first), seed).map(RandomizationInference::p).orElse(null), events);
    }

    private static Optional<RandomizationInference> infer(Cohorts cohorts, Statistic statistic, long seed) {
        return RandomizationInference.of(cohorts, statistic, Controls.NOT_YET_TRAINED, ASSIGNMENTS, seed);
    }

    private static Found found(RandomizationInference inference) {
        return inference.interval(Found.ALPHA).about(inference.effect(), inference.p(), inference.smallestP());
    }
}
