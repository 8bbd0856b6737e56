package org.resonanz.sendinvitation;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.resonanz.invitations.InvitationSlotTable;
import org.resonanz.invitations.RatingMails;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.log.Metrics;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.queues.BusEvent;
import org.resonanz.platform.queues.QueueHandler;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/** Invites the requester of a completed request to rate it. */
public final class SendInvitationHandler extends QueueHandler {
    private final SettingsTable settings;
    private final TeamTable teams;
    private final LinkKeys keys;
    private final Invitations invitations;

    public SendInvitationHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public SendInvitationHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.keys = new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"),
                clock);
        this.invitations = new Invitations(new InvitationTable(dynamoDb, table, environment, settings, clock),
                new KnownPersonTable(dynamoDb, table), teams, new MailStateTable(dynamoDb, table),
                new InvitationSlotTable(dynamoDb, table), settings, keys,
                new RatingMails(RatingMails.Kind.INVITATION, "org.resonanz.sendinvitation.invitation",
                        environment.required("PUBLIC_URL"),
                        new IntranetLinks(environment.required("PAGE_ORIGIN"))),
                new MailSender(environment), new Metrics(environment), clock);
    }

    @Override
    protected void consume(BusEvent event) {
        invitations.invite(UUID.fromString(event.text("requestId")), event.number("completion"));
    }

    @Override
    protected void prime() {
        settings.get();
        teams.get();
        keys.get();
        invitations.prime();
    }
}
