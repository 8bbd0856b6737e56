package org.resonanz.capturefeedback;

import org.resonanz.capturefeedback.templates.JtechangeGenerated;
import org.resonanz.links.IntranetLinks;
import org.resonanz.platform.mail.FooterLink;
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
    static Mail of(MailLook look, IntranetLinks intranet, Request request, String until, String link) {
        var language = Language.of(request.requester().language());
        var texts = Texts.of("org.resonanz.capturefeedback.change", language);
        var room = request.requester().isExternal()
                ? null
                : new FooterLink(texts.get("intranet"), intranet.ask(request.id()));
        var html = new MailFrame(look, language, texts.get("title"), texts.get("intro", request.subject()))
                .around(output -> JtechangeGenerated.render(output, null, look, texts, request.subject(), until, link,
                        room));
        var text = new MailText().add(texts.get("title")).add(texts.get("intro", request.subject()))
                .add(texts.get("button") + ":", link).add(texts.get("until", until)).add(texts.get("not-you"))
                .add(room);
        return new Mail(request.requester().id(), language, Subject.of(texts, "subject", request.subject()), html,
                text.toString());
    }
}
