package org.resonanz.platform.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.mail.templates.JtequestionGenerated;
import org.resonanz.platform.texts.Language;

/**
 * The content of a mail that asks one question and has a link for each of its answers. Its HTML and its text hold the
 * same words and links.
 *
 * @param intro    sentence that the quoted words follow
 * @param quoted   words of the reader that the question is about
 * @param note     words of somebody else about it, null for none
 * @param said     lines below the answers that tell the words of others, each with its own before it; empty for none
 * @param hints    paragraphs below these
 * @param validity last paragraph, which says how long the links are valid
 */
public record QuestionMail(Language language, String greeting, String intro, String quoted, @Nullable Note note,
        String question, List<Choice> choices, List<String> said, List<String> hints, String validity, Footer footer) {

    public QuestionMail {
        choices = List.copyOf(choices);
        said = List.copyOf(said);
        hints = List.copyOf(hints);
    }

    /** A note with the sentence that introduces it. */
    public record Note(String intro, String words) {
    }

    /**
     * An answer.
     *
     * @param label words for the link in place of the number, for screen readers
     */
    public record Choice(int number, String words, String label, String link) {
    }

    /**
     * The end of the mail.
     *
     * @param sender      sentence about the sender
     * @param unsubscribe words for the link by which the reader gets off the list
     * @param separate    true if the link stands on a line of its own
     * @param request     link to the request in the intranet, null for readers who have no account there
     */
    public record Footer(String sender, String unsubscribe, String link, boolean separate,
            @Nullable FooterLink request) {
    }

    /**
     * Returns the whole HTML.
     *
     * @param preview text that a mail program shows beside the subject
     */
    public String html(MailLook look, String preview) {
        return new MailFrame(look, language, question, preview)
                .around(output -> JtequestionGenerated.render(output, null, this, look));
    }

    /** Returns the text form. */
    public String text() {
        var text = new MailText().add(greeting).add(intro).quote(quoted);
        if (note != null) {
            text.add(note.intro()).quote(note.words());
        }
        text.add(question);
        choices.forEach(choice -> text.add(choice.number() + " – " + choice.words() + ":", choice.link()));
        if (!said.isEmpty()) {
            text.add(said.toArray(String[]::new));
        }
        hints.forEach(text::add);
        text.add(validity);
        if (footer.separate()) {
            text.add("-- ", footer.sender(), footer.unsubscribe() + ":", footer.link());
        } else {
            text.add("-- ", footer.sender(), footer.unsubscribe() + ": " + footer.link());
        }
        return text.add(footer.request()).toString();
    }
}
