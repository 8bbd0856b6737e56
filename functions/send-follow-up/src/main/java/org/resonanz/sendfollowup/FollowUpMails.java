package org.resonanz.sendfollowup;

import java.util.Objects;
import org.resonanz.followups.FollowUp;
import org.resonanz.links.IntranetLinks;
import org.resonanz.platform.mail.FooterLink;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailFrame;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailText;
import org.resonanz.platform.mail.Subject;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.sendfollowup.templates.JtefollowupGenerated;
import org.resonanz.teams.Team;

/** Writes mails about follow-ups: to leads in their team's language, to requesters in their own. */
record FollowUpMails(MailLook look, IntranetLinks intranet) {

    /**
     * Returns the mail that tells a lead of an opened case.
     *
     * @param lead mail address of the lead
     */
    Mail opened(FollowUp followUp, Team team, String lead) {
        var texts = texts(team.locale());
        var rating = texts.get("rating." + followUp.rating());
        var view = new FollowUpView(texts.get("opened.title", followUp.requesterName()),
                texts.get("opened.intro", followUp.requesterName(), team.name(), rating), followUp.subject(),
                texts.get("opened.words", followUp.requesterName()), followUp.comment(),
                texts.get("opened.next", followUp.requesterId()),
                new FollowUpView.Link(texts.get("opened.open"), intranet.followUps()), texts.get("opened.why"), null);
        return mail(lead, texts, Subject.of(texts, "opened.subject", followUp.requesterName(), followUp.subject()),
                view);
    }

    /**
     * Returns the mail that tells the requester of a resolution.
     *
     * @param team     name of the team
     * @param employee true if the requester has an account in the intranet
     */
    Mail resolved(FollowUp followUp, String team, boolean employee) {
        var texts = texts(followUp.language());
        var view = new FollowUpView(texts.get("resolved.title", team),
                texts.get("resolved.intro", followUp.requesterName(), team), followUp.subject(),
                texts.get("resolved.words", team), Objects.requireNonNull(followUp.resolution()).note(),
                texts.get("resolved.next"), null,
                texts.get("resolved.why"),
                employee ? new FooterLink(texts.get("intranet"), intranet.ask(followUp.requestId())) : null);
        return mail(followUp.requesterId(), texts, Subject.of(texts, "resolved.subject", followUp.subject()), view);
    }

    private Mail mail(String to, Texts texts, String subject, FollowUpView view) {
        var html = new MailFrame(look, texts.language(), view.title(), view.intro())
                .around(output -> JtefollowupGenerated.render(output, null, look, view));
        var text = new MailText().add(view.title()).add(view.intro()).quote(view.subject());
        if (view.quoted() != null) {
            text.add(view.words()).quote(view.quoted());
        }
        text.add(view.next());
        if (view.link() != null) {
            text.add(view.link().words() + ":", view.link().address());
        }
        return new Mail(to, texts.language(), subject, html, text.add(view.why()).add(view.request()).toString());
    }

    private static Texts texts(String locale) {
        return Texts.of("org.resonanz.sendfollowup.followup", Language.of(locale));
    }
}
