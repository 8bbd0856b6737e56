package org.resonanz.notifyteam;

import org.jspecify.annotations.Nullable;
import org.resonanz.links.IntranetLinks;
import org.resonanz.notifyteam.templates.JtearrivalGenerated;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailFrame;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailText;
import org.resonanz.platform.mail.Subject;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.requests.Request;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Writes mails to teams, in the team's language. */
record TeamMails(MailLook look, IntranetLinks intranet) {

    /**
     * Returns the mail about a new request, or about one that another team handed on.
     *
     * @param mailbox address of the team
     */
    Mail arrival(Request request, Team team, String mailbox, TeamTree tree) {
        return mail("new", request, team, mailbox, tree, null, request.details());
    }

    /** Returns the mail about a request that is not done after all, with the reason that the requester gave. */
    Mail reopening(Request request, Team team, String mailbox, TeamTree tree) {
        var key = request.reopenReason() == null ? "reopened.unsaid" : "reopened.words";
        var words = texts(team).get(key, request.requester().name());
        return mail("reopened", request, team, mailbox, tree, words, request.reopenReason());
    }

    private Mail mail(String kind, Request request, Team team, String mailbox, TeamTree tree, @Nullable String words,
            @Nullable String quoted) {
        var texts = texts(team);
        var requester = request.requester().name();
        var view = new ArrivalView(texts.get(kind + ".title", team.name()),
                texts.get(kind + ".from", requester, from(request, texts, tree)), request.subject(), words, quoted,
                texts.get("open"), intranet.serve(team.id()), texts.get("next"));
        var html = new MailFrame(look, texts.language(), view.title(), view.intro() + " " + view.subject())
                .around(output -> JtearrivalGenerated.render(output, null, look, view));
        return new Mail(mailbox, texts.language(), Subject.of(texts, kind + ".subject", request.subject(), requester),
                html, text(view));
    }

    private static Texts texts(Team team) {
        return Texts.of("org.resonanz.notifyteam.arrival", Language.of(team.locale()));
    }

    private static String from(Request request, Texts texts, TeamTree tree) {
        var id = request.requester().customerTeamId();
        return switch (id) {
            case Team.EXTERNAL -> texts.get("external");
            case Team.UNASSIGNED -> texts.get("unassigned");
            default -> tree.find(id).map(Team::name).orElse(id);
        };
    }

    private static String text(ArrivalView view) {
        var text = new MailText().add(view.title()).add(view.intro()).quote(view.subject());
        if (view.words() != null) {
            text.add(view.words());
        }
        if (view.quoted() != null) {
            text.quote(view.quoted());
        }
        return text.add(view.open() + ":", view.link()).add(view.next()).toString();
    }
}
