package org.resonanz.sendreminders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.resonanz.invitations.RatingMails;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailStateTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Priming;
import org.resonanz.platform.aws.TimeLeft;
import org.resonanz.platform.log.Invocation;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/** Reminds requesters, every morning, of invitations that they have not answered. */
public final class SendRemindersHandler implements RequestStreamHandler, Resource {
    private final SettingsTable settings;
    private final TeamTable teams;
    private final LinkKeys keys;
    private final Reminders reminders;

    public SendRemindersHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public SendRemindersHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        this.settings = new SettingsTable(dynamoDb, table, clock);
        this.teams = new TeamTable(dynamoDb, table, clock);
        this.keys = new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"),
                clock);
        this.reminders = new Reminders(new ReminderTable(dynamoDb, table, clock), new MailStateTable(dynamoDb, table),
                new KnownPersonTable(dynamoDb, table), teams, settings, keys,
                new RatingMails(RatingMails.Kind.REMINDER, "org.resonanz.sendreminders.reminder",
                        environment.required("PUBLIC_URL"),
                        new IntranetLinks(environment.required("PAGE_ORIGIN"))),
                new MailSender(environment), clock);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        Invocation.run(context, () -> reminders.send(TimeLeft.of(context)));
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Priming.attempt(this::prime, this);
    }

    private void prime() {
        settings.get();
        teams.get();
        keys.get();
        reminders.prime();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Each cached value throws itself away.
    }
}
