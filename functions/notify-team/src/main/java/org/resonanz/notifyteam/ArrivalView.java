package org.resonanz.notifyteam;

import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Texts;

/**
 * The content of the mail about a new request.
 *
 * @param details details of the request, null if the requester gave none
 */
public record ArrivalView(Texts texts, String team, String requester, String customerTeam, String subject,
        @Nullable String details) {
}
