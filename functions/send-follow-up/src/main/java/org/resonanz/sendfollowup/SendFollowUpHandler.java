package org.resonanz.sendfollowup;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.resonanz.links.IntranetLinks;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.queues.BusEvent;
import org.resonanz.platform.queues.QueueHandler;
import org.resonanz.requests.RequestTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/**
 * Mails leads about follow-ups that were opened, and requesters about those that were resolved.
 */
public final class SendFollowUpHandler extends QueueHandler {
    private final FollowUpNotices notices;

    public SendFollowUpHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public SendFollowUpHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.notices = new FollowUpNotices(new FollowUpNoticeTable(dynamoDb, table, clock),
                new RequestTable(dynamoDb, table),
                new TeamTable(dynamoDb, table, clock), new SettingsTable(dynamoDb, table, clock),
                new MailStateTable(dynamoDb, table),
                new Pseudonyms(AwsClients.secretsManager(environment), environment.required("PSEUDONYM_KEY_SECRET"),
                        clock),
                new IntranetLinks(environment.required("PAGE_ORIGIN")), new MailSender(environment), clock);
    }

    @Override
    protected void consume(BusEvent event) {
        notices.tell(event.type(), event.text("teamId"), UUID.fromString(event.text("requestId")),
                event.number("completion"));
    }

    @Override
    protected void prime() {
        notices.prime();
    }
}
