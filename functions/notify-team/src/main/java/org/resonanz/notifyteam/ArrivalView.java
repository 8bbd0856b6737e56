package org.resonanz.notifyteam;

import org.jspecify.annotations.Nullable;

/**
 * The content of the mail about a request that is now a team's, new or again, in the order of the mail.
 *
 * @param intro   sentence that the subject follows
 * @param words   sentence that introduces the reason of a reopening, or says that there is none; null for a new request
 * @param quoted  details of a new request or reason of a reopening, null if there are none
 * @param open    words of the link to the team's requests
 * @param link    that link
 * @param next    sentence that says what to do
 */
public record ArrivalView(String title, String intro, String subject, @Nullable String words, @Nullable String quoted,
        String open, String link, String next) {
}
