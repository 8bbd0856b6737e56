package org.resonanz.capturefeedback;

import org.resonanz.capturefeedback.templates.JtechangeGenerated;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailFrame;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailText;
import org.resonanz.platform.mail.Subject;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.requests.Request;

/** Writes the mail with the link by which an answer can be changed. It does not contain the answer. */
final class ChangeMail {

    private ChangeMail() {}

    /**
     * Returns the mail.
     *
     * @param until when the link expires, in words
     */
    static Mail of(MailLook look, Request request, String until, String link) {
        var language = Language.of(request.requester().language());
        var texts = Texts.of("org.resonanz.capturefeedback.change", language);
        var html = new MailFrame(look, language, texts.get("title"), texts.get("intro", request.subject()))
                .around(output -> JtechangeGenerated.render(output, null, look, texts, request.subject(), until, link));
        var text = new MailText().add(texts.get("title")).add(texts.get("intro", request.subject()))
                .add(texts.get("button") + ":", link).add(texts.get("until", until)).add(texts.get("not-you"));
        return new Mail(request.requester().id(), language, Subject.of(texts, "subject", request.subject()), html,
                text.toString());
    }
}
