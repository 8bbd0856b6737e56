package org.resonanz.capturefeedback;

import org.jspecify.annotations.Nullable;
import org.resonanz.ratings.Rating;
import org.resonanz.ratings.RequestHistory;

/**
 * A completion that a link leads to, as it stands.
 *
 * @param history     its request
 * @param rating      its rating, null if there is none
 * @param attempts    number of refused attempts that are noted
 * @param quarantines number of quarantined answers that are noted
 */
record RatedCompletion(RequestHistory history, @Nullable Rating rating, int attempts, int quarantines) {
}
