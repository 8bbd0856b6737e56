package org.resonanz.scores;

import org.jspecify.annotations.Nullable;

/**
 * The score of an interface in a window.
 *
 * @param department id of the customers' department, or {@code external} or {@code unassigned}
 * @param teamId     id of the provider team
 * @param lostTime   the working time that customers lost; null where it is not shown
 * @param likely     the share by which the interface is compared with the target; null if too little was completed
 */
public record InterfaceScore(String department, String teamId, Score score,
        @Nullable LostTimeScore lostTime, @Nullable Likely likely) {
}
