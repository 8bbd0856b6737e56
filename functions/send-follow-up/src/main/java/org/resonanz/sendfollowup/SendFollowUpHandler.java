package org.resonanz.sendfollowup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.resonanz.followups.FollowUp;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.FailureName;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.queues.BusEvent;
import org.resonanz.platform.queues.QueueHandler;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails leads about follow-ups that were opened, and requesters about those that were resolved. Each mail is marked on
 * the case afterwards, if the case still says the same, so no mail is lost, and rarely one comes twice.
 */
public final class SendFollowUpHandler extends QueueHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SendFollowUpHandler.class);

    private final FollowUpNoticeTable followUps;
    private final TeamTable teams;
    private final MailStateTable states;
    private final Pseudonyms pseudonyms;
    private final MailSender sender;

    public SendFollowUpHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public SendFollowUpHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.followUps = new FollowUpNoticeTable(dynamoDb, table, clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.states = new MailStateTable(dynamoDb, table);
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.sender = new MailSender(environment);
    }

    @Override
    protected void consume(BusEvent event) {
        followUps.read(event.text("teamId"), UUID.fromString(event.text("requestId")), event.number("completion"))
                .ifPresent(found -> tell(event.type(), found));
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
            sender.send(FollowUpMails.opened(followUp, team, lead));
            followUps.markLeadTold(followUp, ref);
            return true;
        } catch (RuntimeException failed) {
            LOG.warn("A lead could not be told: {}", FailureName.of(failed));
            return false;
        }
    }

    /**
     * Mails the requester. Somebody who is off the list of invitations gets this all the same, because they asked for
     * the answer.
     */
    private void tellRequester(FollowUp followUp) {
        if (takesMail(followUp.requesterId())) {
            sender.send(FollowUpMails.resolved(followUp, teams.name(followUp.teamId())));
        }
    }

    private boolean takesMail(String address) {
        return !states.isStopped(pseudonyms.ofMailbox(address));
    }

    @Override
    protected void prime() {
        teams.get();
        states.isStopped(pseudonyms.of("nobody"));
        followUps.read("nobody", new UUID(0, 0), 0);
    }
}
