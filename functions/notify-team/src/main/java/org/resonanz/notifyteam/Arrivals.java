package org.resonanz.notifyteam;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.links.IntranetLinks;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/** Tells teams of the requests that are now theirs. */
final class Arrivals {
    private final RequestTable requests;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final MailStateTable states;
    private final Pseudonyms pseudonyms;
    private final IntranetLinks intranet;
    private final MailSender sender;
    private final Clock clock;

    Arrivals(RequestTable requests, TeamTable teams, SettingsTable settings, MailStateTable states,
            Pseudonyms pseudonyms, IntranetLinks intranet, MailSender sender, Clock clock) {
        this.requests = requests;
        this.teams = teams;
        this.settings = settings;
        this.states = states;
        this.pseudonyms = pseudonyms;
        this.intranet = intranet;
        this.sender = sender;
        this.clock = clock;
    }

    void prime() {
        teams.get();
        settings.get();
        requests.prime();
        states.isStopped(pseudonyms.of("nobody"));
    }

    /**
     * Mails a team about a request, unless the request has moved on or the team has no mailbox that takes mail.
     *
     * @param reopened true if the team had it before, and it is open again
     */
    void tell(UUID requestId, String teamId, boolean reopened) {
        var request = requests.read(requestId, clock.instant());
        if (request.filter(read -> isWaitingFor(read, teamId)).isEmpty()) {
            return;
        }
        teams.knowing(teamId).find(teamId).ifPresent(team -> mail(team, team.mailbox(), request.get(), reopened));
    }

    private void mail(Team team, @Nullable String mailbox, Request request, boolean reopened) {
        if (mailbox != null && !states.isStopped(pseudonyms.ofMailbox(mailbox))) {
            var organisation = settings.get().organisation();
            var mails = new TeamMails(new MailLook(organisation), intranet);
            sender.send(reopened
                    ? mails.reopening(request, team, mailbox, teams.get())
                    : mails.arrival(request, team, mailbox, teams.get()), organisation);
        }
    }

    /**
     * Returns false if the request was completed, cancelled or handed on meanwhile, so that there is nothing to tell.
     */
    private static boolean isWaitingFor(Request request, String teamId) {
        return request.status() == Status.OPEN && request.teamId().equals(teamId);
    }
}
