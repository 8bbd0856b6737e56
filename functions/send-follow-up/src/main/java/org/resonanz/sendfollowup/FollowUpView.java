package org.resonanz.sendfollowup;

import org.jspecify.annotations.Nullable;

/**
 * The content of a mail about a follow-up, in the order of the mail.
 *
 * @param words  sentence that introduces the quotation
 * @param quoted words of the requester or the lead, null for none
 * @param link   link to the open cases and its words, null for none
 * @param why    reason why the mail was sent
 */
public record FollowUpView(String title, String intro, String subject, String words, @Nullable String quoted,
        String next, @Nullable Link link, String why) {

    /** A link with its words. */
    public record Link(String words, String address) {
    }
}
