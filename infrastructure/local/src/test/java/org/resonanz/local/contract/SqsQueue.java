package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A queue of SQS, polled as Lambda does. */
record SqsQueue(SqsClient sqs, String url) implements ConsumedQueue {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void send(String body) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    @Override
    public List<Delivery> drain(int expected, boolean handled) {
        var deliveries = new ArrayList<Delivery>();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            // SQS itself waits for messages.
            var wait = deliveries.size() < expected ? 1 : 0;
            var messages = sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10)
                    .waitTimeSeconds(wait)
                    .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)).messages();
            for (var message : messages) {
                deliveries.add(delivery(message));
                if (handled) {
                    sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
                }
            }
            if (messages.isEmpty() && (wait == 0 || System.nanoTime() > until)) {
                break;
            }
        }
        assertTrue(deliveries.size() >= expected, "Only " + deliveries.size() + " of " + expected + " messages came.");
        return List.copyOf(deliveries);
    }

    private static Delivery delivery(Message message) {
        return new Delivery(message.messageId(), message.body(), message.md5OfBody(), Integer
                .parseInt(message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)));
    }
}
