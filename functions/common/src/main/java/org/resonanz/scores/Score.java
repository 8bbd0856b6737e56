package org.resonanz.scores;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published figures of some batches. Shares are from 0 to 1 and rounded to 4 decimals, means of ratings to 2.
 *
 * @param voices       the number of voices
 * @param raters       the number of people who spoke, at least
 * @param csat         the share of voices of 4 or 5
 * @param mean         the mean rating, 1 to 5
 * @param histogram    the numbers of voices of 1, 2, 3, 4 and 5
 * @param responseRate the share of those asked who answered
 * @param csatIfSilent the bounds of CSAT if everybody had answered
 * @param served       the days on which those asked were invited; null if nobody was
 * @param handling     how requests were handled; null if too few were to be told of
 * @param turnaround   how long completions took; null if too few were to be told of
 */
public record Score(int voices, int raters, Estimate csat, double mean, List<Integer> histogram, double responseRate,
        CsatIfSilent csatIfSilent, @Nullable Span served, @Nullable Handling handling,
        @Nullable Turnaround turnaround) {

    public Score {
        histogram = List.copyOf(histogram);
    }

    /** The CSAT that there would be if all who kept silent had been satisfied, and if none of them had. */
    public record CsatIfSilent(double satisfied, double dissatisfied) {
    }

    /**
     * The handling of requests, rated or not.
     *
     * @param noted    the share of completions whose requests the team itself entered; null if there was no completion
     * @param handedOn the share of requests that the team transferred away
     */
    public record Handling(@Nullable Double noted, double handedOn) {
    }

    /**
     * The durations that half and nine tenths of the completions did not exceed.
     *
     * @param p90Low  the lower bound of the 95% interval of the second; null if the night did not tell any yet
     * @param p90High the upper bound; null there, too, and where completions are too few to tell it
     */
    public record Turnaround(Duration p50, Duration p90, @Nullable Duration p90Low, @Nullable Duration p90High) {
    }
}
