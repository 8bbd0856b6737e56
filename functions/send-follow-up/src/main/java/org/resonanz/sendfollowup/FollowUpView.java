package org.resonanz.sendfollowup;

/**
 * What a mail about a follow-up shows, in the order of the mail.
 *
 * @param words  leads to what somebody wrote
 * @param quoted what they wrote, null for nothing
 * @param why    tells why the mail came
 */
public record FollowUpView(String title, String intro, String subject, String words, String quoted, String next,
        String why) {
}
