package org.resonanz.local.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.local.Deployment;
import org.resonanz.local.aws.AwsEndpoints;
import org.resonanz.local.aws.Secrets;
import org.resonanz.local.bus.Bus;
import org.resonanz.local.mail.MailSimulator;
import org.resonanz.local.mail.Mailbox;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.queues.LocalQueue;
import org.resonanz.local.state.Journal;
import org.resonanz.platform.aws.Environment;

/** The parts of the host that take the place of AWS, as the template sets them up. */
final class HostParts implements StandIn {
    /** The DynamoDB server of all tests; it ends with the process. */
    private static final class Shared {
        static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();
    }

    private final Map<String, LocalQueue> queues = new LinkedHashMap<>();
    private final Mailbox mailbox = new Mailbox(Clock.systemUTC(), Journal.inMemory());
    private final AwsEndpoints endpoints;

    HostParts() {
        ProductSetUp.DEPLOYMENT.queues().forEach(queue -> add(queue.id()));
        var bus = new Bus(ProductSetUp.DEPLOYMENT.buses(), ProductSetUp.DEPLOYMENT.rules(), queues, Clock.systemUTC());
        try {
            endpoints = AwsEndpoints.open(mailbox, new MailSimulator(bus, Clock.systemUTC()), bus,
                    new Secrets(ProductSetUp.DEPLOYMENT.secrets(), Map.of(), Journal.inMemory()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Adds a queue, after its dead-letter queue. */
    private LocalQueue add(String id) {
        if (!queues.containsKey(id)) {
            var queue = ProductSetUp.queue(id);
            var deadLetters = queue.deadLetters() == null ? null : add(queue.deadLetters());
            queues.put(id, new LocalQueue(id, Duration.ZERO, queue.maxReceives(), deadLetters, new Faults(),
                    Journal.inMemory()));
        }
        return queues.get(id);
    }

    @Override
    public String name() {
        return Limits.HOST;
    }

    @Override
    public Environment environment() {
        return ProductSetUp.environment(Shared.DYNAMO_DB.endpoint(), endpoints.endpoint(), endpoints.endpoint());
    }

    @Override
    public String bus() {
        return ProductSetUp.BUS;
    }

    @Override
    public ConsumedQueue queue(String id) {
        return new HostQueue(queues.get(id));
    }

    @Override
    public List<TakenMail> mails() {
        return mailbox.after(0).stream().map(mail -> new TakenMail(mail.headers().get("From"), mail.to(),
                mail.subject(), mail.html(), mail.text(), mail.headers())).toList();
    }

    @Override
    public String linkKeys() {
        return "LinkKeys";
    }

    @Override
    public void close() {
        endpoints.close();
    }
}
