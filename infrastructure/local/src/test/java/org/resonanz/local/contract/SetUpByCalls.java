package org.resonanz.local.contract;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.resonanz.local.Deployment;
import org.resonanz.local.bus.EventPattern;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The template's buses, rules and queues, made anew by the calls with which CloudFormation makes them. */
final class SetUpByCalls implements AutoCloseable {
    private final String prefix = UUID.randomUUID() + "-";
    private final SqsClient sqs;
    private final EventBridgeClient events;
    private final Map<String, String> urls = new LinkedHashMap<>();

    SetUpByCalls(Environment environment) {
        this.sqs = AwsClients.configure(SqsClient.builder(), environment, "SQS").build();
        this.events = AwsClients.configure(EventBridgeClient.builder(), environment, "EVENTBRIDGE").build();
        ProductSetUp.DEPLOYMENT.queues().forEach(queue -> add(queue.id()));
        ProductSetUp.DEPLOYMENT.buses().stream().filter(bus -> !bus.equals(Deployment.DEFAULT_BUS))
                .forEach(bus -> events.createEventBus(create -> create.name(bus(bus))));
        ProductSetUp.DEPLOYMENT.rules().forEach(this::add);
    }

    /** Returns the name here of a bus of the template. */
    String bus(String name) {
        return name.equals(Deployment.DEFAULT_BUS) ? name : prefix + name;
    }

    ConsumedQueue queue(String id) {
        return new SqsQueue(sqs, urls.get(id));
    }

    /** Adds a queue, after its dead-letter queue. */
    private String add(String id) {
        if (!urls.containsKey(id)) {
            var queue = ProductSetUp.queue(id);
            var attributes = new LinkedHashMap<>(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "0"));
            if (queue.deadLetters() != null) {
                attributes.put(QueueAttributeName.REDRIVE_POLICY,
                        redrive(arn(add(queue.deadLetters())), queue.maxReceives()));
            }
            urls.put(id, sqs.createQueue(create -> create.queueName(prefix + id).attributes(attributes)).queueUrl());
        }
        return urls.get(id);
    }

    private void add(Deployment.Rule rule) {
        var bus = bus(rule.busName());
        events.putRule(put -> put.name(prefix + rule.id()).eventBusName(bus)
                .eventPattern(EventPattern.json(rule.pattern())));
        rule.queues().forEach(queue -> events.putTargets(put -> put.rule(prefix + rule.id()).eventBusName(bus)
                .targets(Target.builder().id(queue).arn(arn(urls.get(queue))).build())));
    }

    private String arn(String url) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes().get(QueueAttributeName.QUEUE_ARN);
    }

    private static String redrive(String arn, int maxReceives) {
        try {
            return JSON.std.asString(Map.of("deadLetterTargetArn", arn, "maxReceiveCount", maxReceives));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void close() {
        sqs.close();
        events.close();
    }
}
