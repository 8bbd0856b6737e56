package org.resonanz.chaos.nights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.dynamodb.TemplateTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A real table on a server of its own, which can be kept in a folder and be had again from there. */
final class World implements AutoCloseable {
    static final String TABLE = "nights";
    /** The stand-in for the secrets, which all worlds share. */
    static final LocalTable SERVICES = services();

    private static final int MOST_OF_A_BATCH = 25;

    private final Path folder;
    private EmbeddedDynamoDb server;
    private DynamoDbClient client;

    private World(Path folder) {
        this.folder = folder;
        this.server = EmbeddedDynamoDb.start(file());
        this.client = AwsClients.dynamoDb(new Environment(environment(server.endpoint())));
    }

    /** Returns a world with an empty table. */
    static World create() {
        var world = new World(temporary());
        TemplateTable.create(world.client, SampleTemplate.read(), TABLE);
        return world;
    }

    /** Returns a world as one was that was kept in a folder. */
    static World of(Path kept) {
        var folder = temporary();
        copy(kept, folder);
        return new World(folder);
    }

    private static LocalTable services() {
        var services = new LocalTable();
        services.renew();
        return services;
    }

    /** Keeps the table as it stands in a new folder, which is returned. */
    Path keep() {
        server.close();
        var kept = temporary();
        copy(folder, kept);
        server = EmbeddedDynamoDb.start(file());
        client = AwsClients.dynamoDb(new Environment(environment(server.endpoint())));
        return kept;
    }

    private Path file() {
        return folder.resolve("table.db");
    }

    URI endpoint() {
        return server.endpoint();
    }

    DynamoDbClient client() {
        return client;
    }

    /** Returns the environment of a function that reaches the table at an endpoint. */
    static Map<String, String> environment(URI endpoint) {
        var environment = SERVICES.environment();
        environment.put("TABLE_NAME", TABLE);
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString());
        return environment;
    }

    void put(Collection<Map<String, AttributeValue>> items) {
        var left = new ArrayList<>(items);
        while (!left.isEmpty()) {
            var some = left.subList(0, Math.min(MOST_OF_A_BATCH, left.size()));
            var writes = some.stream().map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
                    .toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(TABLE, writes)));
            some.clear();
        }
    }

    Map<String, AttributeValue> item(String partition, String sort) {
        return client.getItem(get -> get.tableName(TABLE).key(Items.key(partition, sort))).item();
    }

    /** Returns the items of a partition whose sort keys begin with a text. */
    List<Map<String, AttributeValue>> items(String partition, String prefix) {
        return client.queryPaginator(query -> query.tableName(TABLE)
                .keyConditionExpression("PK = :partition AND begins_with(SK, :prefix)")
                .expressionAttributeValues(Items.values().put(":partition", partition).put(":prefix", prefix).build()))
                .items().stream().toList();
    }

    /**
     * Returns every item by its key. The product never scans; here two tables are compared, and what nobody looks for
     * must be found.
     */
    SortedMap<String, Map<String, AttributeValue>> all() {
        var all = new TreeMap<String, Map<String, AttributeValue>>();
        client.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true)).items()
                .forEach(item -> all.put(key(item), item));
        return all;
    }

    static String key(Map<String, AttributeValue> item) {
        return Items.partition(item) + "|" + Items.sort(item);
    }

    @Override
    public void close() {
        client.close();
        server.close();
        delete(folder);
    }

    private static Path temporary() {
        try {
            var folder = Files.createTempDirectory("nights");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.list(from)) {
            for (var file : files.filter(each -> !each.toString().endsWith(".server")).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
