package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.resonanz.local.Deployment;
import org.resonanz.local.queues.Faults;
import org.resonanz.local.state.Journal;
import org.resonanz.local.streams.StreamConsumer;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * The template's table, empty and under a name of its own.
 *
 * @param dynamoDb a client as functions have it
 */
record StoredTable(DynamoDbClient dynamoDb, String name, Environment environment) implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    /** Creates the table. */
    static StoredTable create(StandIn standIn) {
        var dynamoDb = AwsClients.dynamoDb(standIn.environment());
        var name = "contract-" + UUID.randomUUID();
        ProductSetUp.createTable(dynamoDb, name);
        dynamoDb.waiter().waitUntilTableExists(wait -> wait.tableName(name));
        return new StoredTable(dynamoDb, name, standIn.environment());
    }

    void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(put -> put.tableName(name).item(item));
    }

    /** Returns an item; empty if there is none. */
    Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
        return dynamoDb.getItem(get -> get.tableName(name).consistentRead(true).key(key)).item();
    }

    /** Returns the first changes of the stream, as a function gets them that starts now. */
    List<Map<?, ?>> changes(int count) {
        return changes(count, Journal.inMemory());
    }

    /**
     * Returns the next changes of the stream, as a function gets them.
     *
     * @param journal keeps up to where the stream was read
     */
    List<Map<?, ?>> changes(int count, Journal journal) {
        var came = new LinkedBlockingQueue<Map<?, ?>>();
        var function = LambdaFunction.of(came::add);
        var arn = dynamoDb.describeTable(describe -> describe.tableName(name)).table().latestStreamArn();
        try (var streams = AwsClients.configure(DynamoDbStreamsClient.builder(), environment, "DYNAMODB").build()) {
            var consumer = new StreamConsumer(streams, arn, function,
                    new Deployment.StreamMapping(function.name(), 1, 0, false, List.of()), new Faults(), journal);
            var thread = consumer.start();
            var changes = new ArrayList<Map<?, ?>>();
            while (changes.size() < count) {
                var change = came.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertNotNull(change, "Only " + changes.size() + " of " + count + " changes came.");
                changes.add(change);
            }
            // The position is noted behind the last change.
            consumer.drain();
            thread.interrupt();
            thread.join();
            return changes;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        dynamoDb.deleteTable(delete -> delete.tableName(name));
        dynamoDb.close();
    }
}
