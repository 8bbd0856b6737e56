package org.resonanz.notifyteam;

import org.resonanz.notifyteam.templates.JtearrivalGenerated;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailFrame;
import org.resonanz.platform.mail.MailText;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.requests.Request;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Writes mails to teams, in the team's language. */
final class TeamMails {

    private TeamMails() {}

    /**
     * Returns the mail about a new request.
     *
     * @param mailbox address of the team
     */
    static Mail arrival(Request request, Team team, String mailbox, TeamTree tree) {
        var texts = Texts.of("org.resonanz.notifyteam.arrival", Language.of(team.locale()));
        var view = new ArrivalView(texts, team.name(), request.requester().name(), from(request, texts, tree),
                request.subject(), request.details());
        var from = texts.get("from", view.requester(), view.customerTeam());
        var html = new MailFrame(texts.language(), texts.get("title", team.name()), from + " " + request.subject())
                .around(output -> JtearrivalGenerated.render(output, null, view));
        return new Mail(mailbox, texts.language(),
                texts.get("subject", request.subject(), view.requester()), html, text(view));
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
        var texts = view.texts();
        var text = new MailText().add(texts.get("title", view.team()))
                .add(texts.get("from", view.requester(), view.customerTeam())).quote(view.subject());
        if (view.details() != null) {
            text.quote(view.details());
        }
        return text.add(texts.get("next")).toString();
    }
}
