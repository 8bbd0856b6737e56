package org.resonanz.scores;

import org.jspecify.annotations.Nullable;
import org.resonanz.ratings.LostTime;

/**
 * The published figures of the working time that requests cost their requesters. It is shown where at least {@code k}
 * answers say more than two hours and at least {@code k} do not.
 *
 * @param answers       the number of answers that say how much time it was
 * @param aboveTwoHours the share of them that say more than two hours
 * @param median        null where fewer than {@code 4k} say how much time it was
 * @param hours         null where it is not known how many were asked
 */
public record LostTimeScore(int answers, Estimate aboveTwoHours, @Nullable Median median, @Nullable Hours hours) {

    /**
     * The class of the median, with its 95% interval.
     *
     * @param middle half of the answers say this class or less, and half say this or more
     */
    public record Median(LostTime middle, LostTime low, LostTime high) {
    }

    /**
     * The whole hours that everybody who was asked may have lost, each voice once.
     *
     * @param low       if those who did not say have lost nothing
     * @param high      if each of them has lost a working day of eight hours
     * @param alikeLow  the least if they have lost as much as those who say
     * @param alikeHigh the most if they have
     */
    public record Hours(int low, int high, int alikeLow, int alikeHigh) {
    }
}
