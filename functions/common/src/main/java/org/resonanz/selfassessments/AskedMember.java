package org.resonanz.selfassessments;

import org.jspecify.annotations.Nullable;

/**
 * A member of a team who was asked in a quarter.
 *
 * @param percent what they answered last, 0 to 100; null if they keep silent
 * @param k       the largest number of people that they were ever told must have answered; 0 if none was kept
 */
public record AskedMember(@Nullable Integer percent, int k) {
}
