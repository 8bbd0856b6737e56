package org.resonanz.senddigest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;
import org.resonanz.links.IntranetLinks;
import org.resonanz.links.LinkKeys;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Priming;
import org.resonanz.platform.aws.TimeLeft;
import org.resonanz.platform.log.Invocation;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.scores.PublishedScoreTable;
import org.resonanz.settings.SettingsTable;
import org.resonanz.teams.TeamTable;

/** Mails leads the scores of their teams once a week. */
public final class SendDigestHandler implements RequestStreamHandler, Resource {
    private final Digests digests;

    public SendDigestHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public SendDigestHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        var dynamoDb = AwsClients.dynamoDb(environment);
        var table = environment.required("TABLE_NAME");
        var secrets = AwsClients.secretsManager(environment);
        var settings = new SettingsTable(dynamoDb, table, clock);
        var mails = new DigestMails(new LinkKeys(secrets, environment.required("LINK_KEYS_SECRET"), clock),
                environment.required("PUBLIC_URL"), new IntranetLinks(environment.required("PAGE_ORIGIN")));
        this.digests = new Digests(new TeamTable(dynamoDb, table, clock), settings,
                new PublishedScoreTable(dynamoDb, table),
                new Pseudonyms(secrets, environment.required("PSEUDONYM_KEY_SECRET"), clock),
                new MailStateTable(dynamoDb, table), new DigestTable(dynamoDb, table),
                new LeadLanguageTable(dynamoDb, table), mails,
                new MailSender(environment),
                clock);
        Core.getGlobalContext().register(this);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        Invocation.run(context, () -> digests.send(TimeLeft.of(context)));
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        Priming.attempt(digests::prime, this);
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Each cached value throws itself away.
    }
}
