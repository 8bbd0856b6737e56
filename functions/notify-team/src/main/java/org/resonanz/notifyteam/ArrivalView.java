package org.resonanz.notifyteam;

import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Texts;

/**
 * What the mail about a new request shows.
 *
 * @param details null if the requester gave none
 */
public record ArrivalView(Texts texts, String team, String requester, String customerTeam, String subject,
        @Nullable String details) {
}
