package org.resonanz.aggregatescores.scores;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.resonanz.aggregatescores.batches.ReasonGroup;
import org.resonanz.ratings.LostTime;
import org.resonanz.scores.LostTimeScore;
import org.resonanz.scores.LostTimeScore.Hours;
import org.resonanz.scores.LostTimeScore.Median;

/**
 * The figures of the working time that requests cost, computed from sums of groups. They are all shown or all hidden:
 * where fewer than {@code k} answers lie on one side of two hours, the median and the hours would tell on which.
 */
record LostTimes(Map<LostTime, Integer> counts, int answers) {
    /** The hours of a working day. Hours are told in steps of the most that one answer adds, so that they tell of none. */
    private static final int STEP = LostTime.A_DAY_OR_MORE.most() / 60;
    private static final double STEP_MINUTES = LostTime.A_DAY_OR_MORE.most();

    LostTimes(Map<LostTime, Integer> counts) {
        this(counts, counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    /**
     * Returns the figures of some groups; null where they are not shown.
     *
     * @param designEffect the effect by which the answers are divided, 1 or more
     */
    static @Nullable LostTimeScore score(GroupTotals groups, int k, double designEffect) {
        var times = new LostTimes(groups.tally().lostTime());
        var above = times.aboveTwoHours();
        if (above < k || times.answers - above < k) {
            return null;
        }
        var share = new Share((double) above / times.answers, times.answers / designEffect);
        var crowd = groups.crowd();
        return new LostTimeScore(times.answers, Scoring.estimate(share), times.median(k, designEffect).orElse(null),
                crowd.isPresent() ? times.hours(crowd.getAsDouble()) : null);
    }

    private int aboveTwoHours() {
        return counts.entrySet().stream().filter(time -> time.getKey().isAboveTwoHours())
                .mapToInt(Map.Entry::getValue).sum();
    }

    private Optional<Median> median(int k, double designEffect) {
        if (answers < ReasonGroup.leastVoices(k)) {
            return Optional.empty();
        }
        var rank = MedianRank.lower(answers, designEffect);
        // A bound with fewer than k answers beyond it would tell of these.
        return Optional.of(rank < k
                ? new Median(at((answers + 1) / 2), LostTime.NONE, LostTime.A_DAY_OR_MORE)
                : new Median(at((answers + 1) / 2), at(rank), at(answers + 1 - rank)));
    }

    /** Returns the class of the answer of a rank, the least time having rank 1. */
    private LostTime at(int rank) {
        var seen = 0;
        for (var time : LostTime.values()) {
            seen += counts.getOrDefault(time, 0);
            if (seen >= rank) {
                return time;
            }
        }
        throw new IllegalArgumentException("There are fewer answers than " + rank);
    }

    /**
     * Returns the hours that all who were asked may have lost: bounds without an assumption on those who did not say
     * (C. F. Manski, AER 80, 1990), and what it is if they are like those who did. Bounds are rounded
     * outwards, to whole working days.
     */
    private Hours hours(double crowd) {
        var silent = Math.max(0, crowd - answers);
        var least = sum(LostTime::least);
        var most = sum(LostTime::most);
        var alike = (answers + silent) / answers;
        return new Hours(down(least), up(most + silent * LostTime.A_DAY_OR_MORE.most()), down(least * alike),
                up(most * alike));
    }

    private double sum(ToIntFunction<LostTime> minutes) {
        return counts.entrySet().stream().mapToInt(time -> time.getValue() * minutes.applyAsInt(time.getKey())).sum();
    }

    private static int down(double minutes) {
        return STEP * (int) Math.floor(minutes / STEP_MINUTES + Rounding.NEGLIGIBLE);
    }

    private static int up(double minutes) {
        return STEP * (int) Math.ceil(minutes / STEP_MINUTES - Rounding.NEGLIGIBLE);
    }
}
