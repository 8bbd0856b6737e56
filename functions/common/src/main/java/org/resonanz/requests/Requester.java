package org.resonanz.requests;

import java.util.List;

/**
 * The internal customer, as known when the request was made.
 *
 * @param id             normalised mail address
 * @param ref            the person's pseudonym, 32 hexadecimal digits, the same for all tags of an address
 * @param mailRef        the pseudonym of this very address, at which bounces are noted
 * @param language       language of their mails, {@code de} or {@code en}
 * @param customerTeamId the team that they ask for; {@code external} or {@code unassigned} where there is none
 * @param teams          all their teams, which they do not rate
 */
public record Requester(String id, String ref, String mailRef, String name, String language, String customerTeamId,
        List<String> teams) {
}
