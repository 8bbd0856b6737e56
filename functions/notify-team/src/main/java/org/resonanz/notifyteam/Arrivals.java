package org.resonanz.notifyteam;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/** Tells teams of the requests that are now theirs. */
final class Arrivals {
    private final RequestTable requests;
    private final TeamTable teams;
    private final MailStateTable states;
    private final Pseudonyms pseudonyms;
    private final MailSender sender;
    private final Clock clock;

    Arrivals(RequestTable requests, TeamTable teams, MailStateTable states, Pseudonyms pseudonyms, MailSender sender,
            Clock clock) {
        this.requests = requests;
        this.teams = teams;
        this.states = states;
        this.pseudonyms = pseudonyms;
        this.sender = sender;
        this.clock = clock;
    }

    void prime() {
        teams.get();
        requests.prime();
        states.isStopped(pseudonyms.of("nobody"));
    }

    /** Mails a team about a request, unless the request has moved on or the team has no mailbox that takes mail. */
    void tell(UUID requestId, String teamId) {
        var request = requests.read(requestId, clock.instant());
        if (request.filter(read -> isWaitingFor(read, teamId)).isEmpty()) {
            return;
        }
        teams.knowing(teamId).find(teamId).ifPresent(team -> mail(team, team.mailbox(), request.get()));
    }

    private void mail(Team team, @Nullable String mailbox, Request request) {
        if (mailbox != null && !states.isStopped(pseudonyms.ofMailbox(mailbox))) {
            sender.send(TeamMails.arrival(request, team, mailbox, teams.get()));
        }
    }

    /**
     * Returns false if the request was completed, cancelled or handed on meanwhile, so that there is nothing to tell.
     */
    private static boolean isWaitingFor(Request request, String teamId) {
        return request.status() == Status.OPEN && request.teamId().equals(teamId);
    }
}
