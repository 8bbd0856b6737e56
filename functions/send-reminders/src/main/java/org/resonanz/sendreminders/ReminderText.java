package org.resonanz.sendreminders;

import org.resonanz.platform.mail.MailText;

/** Writes the text form of reminders, with the same words and links as the HTML. */
final class ReminderText {

    private ReminderText() {}

    static String of(ReminderView view) {
        var texts = view.texts();
        var text = new MailText().add(texts.get("greeting", view.name()))
                .add(texts.get("done", view.team(), view.completedOn())).quote(view.subject())
                .add(texts.get("question"));
        view.choices().forEach(choice -> text.add(choice.rating() + " – " + choice.words() + ":", choice.link()));
        return text.add(texts.get("privacy", view.k())).add(texts.get("until", view.until()))
                .add("-- ", texts.get("sender"), texts.get("unsubscribe") + ":", view.unsubscribe())
                .toString();
    }
}
