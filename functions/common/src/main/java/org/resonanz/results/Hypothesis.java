package org.resonanz.results;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an admin expects before anybody has looked: that an outcome moves together with service. It is never changed, and
 * stays where it was shown when it is withdrawn, so that all that were looked at can be seen.
 *
 * @param id         chosen by the admin who declares it
 * @param outcomeId  the outcome
 * @param service    which service of a unit
 * @param lag        by how many quarters the outcome follows the service, 0 to {@value #LONGEST_LAG}
 * @param judgedIn   the first quarter whose analysis may be the verdict: the first with enough figures from then on is it
 * @param declaredOn the day on which it was declared
 * @param afterData  true if the outcome had values already, so that somebody might have looked elsewhere
 * @param withdrawnOn the day on which it was withdrawn, null if it stands
 */
public record Hypothesis(String id, String outcomeId, Service service, int lag, Quarter judgedIn,
        LocalDate declaredOn, boolean afterData, @Nullable LocalDate withdrawnOn) {
    /** The longest lag, in quarters. */
    public static final int LONGEST_LAG = 4;

    /** Which service of a unit: what it gets from others as their customer, or what it and the teams below it give. */
    public enum Service {
        RECEIVED, GIVEN
    }

    /** Returns true if another declaration says the same, whenever it was made. */
    public boolean says(Hypothesis other) {
        return outcomeId.equals(other.outcomeId) && service == other.service && lag == other.lag
                && judgedIn.equals(other.judgedIn);
    }

    /** Returns the same hypothesis with its verdict in a quarter. */
    public Hypothesis withJudgedIn(Quarter quarter) {
        return new Hypothesis(id, outcomeId, service, lag, quarter, declaredOn, afterData, withdrawnOn);
    }

    /** Returns the same hypothesis, declared when there were values already or not. */
    public Hypothesis withAfterData(boolean known) {
        return new Hypothesis(id, outcomeId, service, lag, judgedIn, declaredOn, known, withdrawnOn);
    }

    /** Returns the same hypothesis, withdrawn on a day. */
    public Hypothesis withWithdrawal(LocalDate day) {
        return new Hypothesis(id, outcomeId, service, lag, judgedIn, declaredOn, afterData, day);
    }
}
