package org.resonanz.notifyteam;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.queues.BusEvent;
import org.resonanz.platform.queues.QueueHandler;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Status;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTable;

/**
 * Mails a team about a request that is now the team's. A message that comes twice is mailed twice, which is harmless
 * and cheaper than a claim for each.
 */
public final class NotifyTeamHandler extends QueueHandler {
    private final Clock clock;
    private final RequestTable requests;
    private final TeamTable teams;
    private final MailStateTable states;
    private final Pseudonyms pseudonyms;
    private final MailSender sender;

    public NotifyTeamHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public NotifyTeamHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.clock = clock;
        this.requests = new RequestTable(dynamoDb, table);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.states = new MailStateTable(dynamoDb, table);
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.sender = new MailSender(environment);
    }

    @Override
    protected void consume(BusEvent event) {
        var teamId = event.text("teamId");
        var request = requests.read(UUID.fromString(event.text("requestId")), clock.instant());
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

    @Override
    protected void prime() {
        teams.get();
        requests.read(new UUID(0, 0), clock.instant());
        states.isStopped(pseudonyms.of("nobody"));
    }
}
