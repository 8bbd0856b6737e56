package org.resonanz.selfassessments;

import org.jspecify.annotations.Nullable;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Estimate;

/**
 * What the members of a team believed in a quarter, beside what its customers said, as it was published.
 *
 * @param members   the share of satisfied customers that the members believed in
 * @param customers the share of satisfied voices; null if no batch of that quarter had closed
 * @param leftOut   the number of batches of which only a part belongs to the quarter, so that they are in no share
 */
public record SelfAssessment(String teamId, Quarter quarter, Estimate members, @Nullable Estimate customers,
        int leftOut) {
}
