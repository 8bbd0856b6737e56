package org.resonanz.recordmailevent;

import java.time.Clock;
import java.util.Map;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.queues.BusEvent;
import org.resonanz.platform.queues.QueueHandler;

/** Stops further mail to addresses that do not take it or whose owner complained of it. */
public final class RecordMailEventHandler extends QueueHandler {
    private final Clock clock;
    private final Pseudonyms pseudonyms;
    private final MailStateTable states;

    public RecordMailEventHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    public RecordMailEventHandler(Map<String, String> variables, Clock clock) {
        var environment = new Environment(variables);
        this.clock = clock;
        this.pseudonyms = new Pseudonyms(AwsClients.secretsManager(environment),
                environment.required("PSEUDONYM_KEY_SECRET"), clock);
        this.states = new MailStateTable(AwsClients.dynamoDb(environment), environment.required("TABLE_NAME"));
    }

    @Override
    protected void consume(BusEvent event) {
        var mailEvent = MailEvent.of(event);
        mailEvent.refusal().ifPresent(why -> mailEvent.addresses()
                .forEach(address -> states.stop(pseudonyms.ofMailbox(address), why, clock.instant())));
    }

    @Override
    protected void prime() {
        states.refusal(pseudonyms.of("nobody@resonanz.example"), MailList.INVITATIONS);
    }
}
