package org.resonanz.sendfollowup;

import org.jspecify.annotations.Nullable;
import org.resonanz.platform.mail.FooterLink;

/**
 * The content of a mail about a follow-up, in the order of the mail.
 *
 * @param words  sentence that introduces the quotation
 * @param quoted words of the requester or the lead, null for none
 * @param link   link to the open cases and its words, null for none
 * @param why    reason why the mail was sent
 * @param request link to the request in the intranet, null for leads and for readers who have no account there
 */
public record FollowUpView(String title, String intro, String subject, String words, @Nullable String quoted,
        String next, @Nullable Link link, String why, @Nullable FooterLink request) {

    /** A link with its words. */
    public record Link(String words, String address) {
    }
}
