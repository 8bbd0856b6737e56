package org.resonanz.analyseresults.effects;

import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.facts.RatingScale;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Score;
import org.resonanz.scores.Span;

/**
 * The satisfaction of one unit by quarters. A batch belongs to the quarter that holds all days on which its requesters
 * were served; batches across a boundary belong to none and are left out.
 *
 * @param quarters the satisfaction in each quarter that has a batch
 * @param leftOut  the number of batches across a boundary
 */
public record QuarterlySatisfaction(SortedMap<Quarter, Satisfaction> quarters, int leftOut) {
    public QuarterlySatisfaction {
        quarters = Collections.unmodifiableSortedMap(new TreeMap<>(quarters));
    }

    /**
     * A batch, as far as it matters here.
     *
     * @param served          the days on which its requesters were served
     * @param share           the share of its voices that are satisfied, 0 to 1
     * @param effectiveVoices its voices divided by the design effect, more than 0
     */
    public record ServedBatch(Span served, double share, double effectiveVoices) {
        public ServedBatch {
            if (!(share >= 0 && share <= 1 && effectiveVoices > 0)) {
                throw new IllegalArgumentException("No batch has the share " + share + " of " + effectiveVoices);
            }
        }

        /**
         * Returns a batch as it was published.
         *
         * @param score        the score of a batch of which some were invited, so that it says when they were served
         * @param designEffect the effect by which the voices are divided, 1 or more
         */
        public static ServedBatch of(Score score, double designEffect) {
            var satisfied = score.histogram().stream().skip(RatingScale.SATISFIED - 1L).mapToInt(Integer::intValue)
                    .sum();
            // Not the published share, which is rounded: weighted by voices, batches must come to the satisfied voices
            // of all.
            return new ServedBatch(Objects.requireNonNull(score.served()), (double) satisfied / score.voices(),
                    score.voices() / designEffect);
        }
    }

    /**
     * The satisfaction in a quarter: the mean of its batches' shares, weighted by their effective voices.
     *
     * @param share           0 to 1
     * @param effectiveVoices those of all batches
     * @param batches         the number of batches
     */
    public record Satisfaction(double share, double effectiveVoices, int batches) {
        private Satisfaction and(Satisfaction other) {
            var voices = effectiveVoices + other.effectiveVoices;
            return new Satisfaction((share * effectiveVoices + other.share * other.effectiveVoices) / voices, voices,
                    batches + other.batches);
        }
    }

    /** Returns the satisfaction of the unit that some batches belong to. */
    public static QuarterlySatisfaction of(Collection<ServedBatch> batches) {
        var quarters = new TreeMap<Quarter, Satisfaction>();
        var leftOut = 0;
        for (var batch : batches) {
            var quarter = Quarter.holding(batch.served);
            if (quarter.isPresent()) {
                quarters.merge(quarter.get(), new Satisfaction(batch.share, batch.effectiveVoices, 1),
                        Satisfaction::and);
            } else {
                leftOut++;
            }
        }
        return new QuarterlySatisfaction(quarters, leftOut);
    }
}
