package org.resonanz.sendfollowup;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.resonanz.followups.FollowUp;
import org.resonanz.links.IntranetLinks;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.FailureName;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailLook;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.requests.RequestTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells leads of follow-ups that were opened, and requesters of those that were resolved. Each mail is marked on the
 * case afterwards, if the case still says the same, so no mail is lost, and rarely one comes twice.
 */
final class FollowUpNotices {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUpNotices.class);

    private final FollowUpNoticeTable followUps;
    private final RequestTable requests;
    private final TeamTable teams;
    private final SettingsTable settings;
    private final MailStateTable states;
    private final Pseudonyms pseudonyms;
    private final IntranetLinks intranet;
    private final MailSender sender;
    private final Clock clock;

    FollowUpNotices(FollowUpNoticeTable followUps, RequestTable requests, TeamTable teams, SettingsTable settings,
            MailStateTable states, Pseudonyms pseudonyms, IntranetLinks intranet, MailSender sender, Clock clock) {
        this.followUps = followUps;
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
        requests.prime();
        teams.get();
        settings.get();
        states.isStopped(pseudonyms.of("nobody"));
        followUps.read("nobody", new UUID(0, 0), 0);
    }

    /**
     * Tells those who are to learn of an event, if the case still stands as it says.
     *
     * @param event type of the event
     */
    void tell(String event, String teamId, UUID requestId, int completion) {
        followUps.read(teamId, requestId, completion).ifPresent(found -> tell(event, found));
    }

    private void tell(String event, FollowUpNoticeTable.Told found) {
        var followUp = found.followUp();
        var resolution = followUp.resolution();
        if (event.equals("FollowUpRequested")) {
            tellLeads(followUp, found.leads());
        }
        if (event.equals("FollowUpResolved") && resolution != null && !found.requester()) {
            tellRequester(followUp);
            followUps.markRequesterTold(followUp, resolution);
        }
    }

    /** Mails the leads who were not told yet. A refused mail keeps no other lead from being told. */
    private void tellLeads(FollowUp followUp, Set<String> told) {
        var team = teams.knowing(followUp.teamId()).find(followUp.teamId());
        var failures = 0;
        for (var lead : team.map(Team::leads).orElse(List.of())) {
            var ref = pseudonyms.ofMailbox(lead);
            if (!told.contains(ref) && !states.isStopped(ref)) {
                failures += tryToTell(followUp, team.get(), lead, ref) ? 0 : 1;
            }
        }
        if (failures > 0) {
            throw new IllegalStateException(failures + " leads could not be told.");
        }
    }

    private boolean tryToTell(FollowUp followUp, Team team, String lead, String ref) {
        try {
            send(mails -> mails.opened(followUp, team, lead));
            followUps.markLeadTold(followUp, ref);
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("A lead could not be told: {}", FailureName.of(failed));
            return false;
        }
    }

    /**
     * Mails the requester. Somebody who is off the list of invitations gets this all the same, because they asked for
     * the resolution.
     */
    private void tellRequester(FollowUp followUp) {
        if (takesMail(followUp.requesterId())) {
            send(mails -> mails.resolved(followUp, teams.name(followUp.teamId()), isEmployee(followUp)));
        }
    }

    private void send(Function<FollowUpMails, Mail> mail) {
        var organisation = settings.get().organisation();
        sender.send(mail.apply(new FollowUpMails(new MailLook(organisation), intranet)), organisation);
    }

    /** Returns true if the requester has an account in the intranet, where the request is still there to be seen. */
    private boolean isEmployee(FollowUp followUp) {
        return requests.read(followUp.requestId(), clock.instant())
                .filter(request -> !request.requester().isExternal()).isPresent();
    }

    private boolean takesMail(String address) {
        return !states.isStopped(pseudonyms.ofMailbox(address));
    }
}
