package org.resonanz.sendinvitation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.Texts;

/**
 * The content of an invitation.
 *
 * @param note        the team's note about its work, null for none
 * @param until       time at which the links expire, in words
 * @param unsubscribe link by which the reader gets no more invitations
 */
public record InvitationView(Texts texts, String name, String subject, String team, String completedOn,
        @Nullable String note,
        List<Choice> choices, String until, int k, String unsubscribe) {

    /** One of the five links. */
    public record Choice(int rating, String words, String link) {
    }
}
