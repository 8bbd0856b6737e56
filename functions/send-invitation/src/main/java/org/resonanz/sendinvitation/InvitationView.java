package org.resonanz.sendinvitation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Texts;

/**
 * What an invitation shows.
 *
 * @param note  what the team says about its work, null for nothing
 * @param until       when the links expire, for a reader
 * @param unsubscribe link to get no more invitations
 */
public record InvitationView(Texts texts, String name, String subject, String team, String completedOn,
        @Nullable String note,
        List<Choice> choices, String until, int k, String unsubscribe) {

    /** One of the five links. */
    public record Choice(int rating, String words, String link) {
    }
}
