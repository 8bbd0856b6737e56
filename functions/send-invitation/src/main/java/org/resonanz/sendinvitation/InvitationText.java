package org.resonanz.sendinvitation;

import java.util.stream.Collectors;

/** The invitation for those who read mails as text: the same words and links. */
final class InvitationText {

    private InvitationText() {
    }

    static String of(InvitationView view) {
        var texts = view.texts();
        var links = view.choices().stream()
                .map(choice -> choice.rating() + " – " + choice.words() + ":\n" + choice.link())
                .collect(Collectors.joining("\n\n"));
        var note = view.note() == null ? "" : "\n" + texts.get("note", view.team()) + "\n" + view.note() + "\n";
        return String.join("\n", texts.get("greeting", view.name()), "",
                texts.get("done", view.team(), view.completedOn()), view.subject(), note,
                texts.get("question"), "", links, "", texts.get("privacy", view.k()), "",
                texts.get("until", view.until()), "");
    }
}
