package org.resonanz.sendreminders;

import java.util.List;
import org.resonanz.platform.texts.Texts;

/**
 * The content of a reminder.
 *
 * @param until       time at which the links expire, in words
 * @param unsubscribe link by which the reader gets no more invitations and reminders
 */
public record ReminderView(Texts texts, String name, String subject, String team, String completedOn,
        List<Choice> choices, String until, int k, String unsubscribe) {

    /** One of the five links. */
    public record Choice(int rating, String words, String link) {
    }
}
