package org.resonanz.notifyteam;

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
 * Mails a team about a request that is now the team's, new or again. A message that comes twice is mailed twice, which
 * is harmless and cheaper than a claim for each.
 */
public final class NotifyTeamHandler extends QueueHandler {
    private final Arrivals arrivals;

    public NotifyTeamHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public NotifyTeamHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.arrivals = new Arrivals(new RequestTable(dynamoDb, table), new TeamTable(dynamoDb, table, clock),
                new SettingsTable(dynamoDb, table, clock), new MailStateTable(dynamoDb, table),
                new Pseudonyms(AwsClients.secretsManager(environment), environment.required("PSEUDONYM_KEY_SECRET"),
                        clock),
                new IntranetLinks(environment.required("PAGE_ORIGIN")), new MailSender(environment), clock);
    }

    @Override
    protected void consume(BusEvent event) {
        var requestId = UUID.fromString(event.text("requestId"));
        arrivals.tell(requestId, event.text("teamId"), event.type().equals("RequestReopened"));
    }

    @Override
    protected void prime() {
        arrivals.prime();
    }
}
