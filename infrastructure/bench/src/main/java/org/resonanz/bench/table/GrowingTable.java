package org.resonanz.bench.table;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.dynamodb.TemplateTable;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The template's table in an embedded server of its own, into which invented requests are put. */
final class GrowingTable implements AutoCloseable {
    private static final String NAME = "Table";
    /** The most items that DynamoDB takes at once. */
    private static final int BATCH = 25;

    private static final Map<String, String> PARAMETERS = Map.of("Release", "1", "JwtIssuer", "https://issuer.example",
            "MailFrom", "resonanz@resonanz.example", "PageOrigin", "https://intranet.example");

    private final Path file;
    private final EmbeddedDynamoDb server;
    private final DynamoDbClient client;
    private final Random random;
    private int items;

    /**
     * Creates an empty table.
     *
     * @param file   the server's file, which is not there
     * @param stream whether the table has the template's stream, or none
     */
    GrowingTable(Path file, boolean stream, long seed) throws IOException {
        this.file = file;
        this.server = EmbeddedDynamoDb.start(file);
        this.random = new Random(seed);
        this.client = AwsClients.dynamoDb(new Environment(Map.of("AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", server.endpoint().toString())));
        TemplateTable.create(client, Template.read(Template.find(), "eu-central-1", PARAMETERS), NAME);
        if (!stream) {
            client.updateTable(update -> update.tableName(NAME).streamSpecification(off -> off.streamEnabled(false)));
        }
    }

    /** Puts items until there are so many. */
    void fillTo(int count) {
        while (items < count) {
            var some = Math.min(BATCH, count - items);
            var puts = IntStream.range(0, some)
                    .mapToObj(_ -> WriteRequest.builder().putRequest(put -> put.item(item())).build()).toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(NAME, puts)));
            items += some;
        }
    }

    /** Returns the median time in milliseconds of some PutItem calls. */
    double put(int count) {
        var millis = IntStream.range(0, count).mapToDouble(_ -> {
            var item = item();
            var start = System.nanoTime();
            client.putItem(put -> put.tableName(NAME).item(item));
            return (System.nanoTime() - start) / 1e6;
        }).sorted().toArray();
        items += count;
        return millis[count / 2];
    }

    /** As {@link #put}, while the server has no index of its streams, as without the host. */
    double putWithoutIndex(int count) throws SQLException {
        var index = sql("SELECT sql FROM sqlite_master WHERE name = '_stream_sequence'");
        sql("DROP INDEX _stream_sequence");
        try {
            return put(count);
        } finally {
            sql(index);
        }
    }

    /** Runs a statement on the server's file and returns the first value of its result, empty if it has none. */
    private String sql(String statement) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + file);
                var one = database.createStatement()) {
            if (!one.execute(statement)) {
                return "";
            }
            try (var rows = one.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    private Map<String, AttributeValue> item() {
        var id = new UUID(random.nextLong(), random.nextLong()).toString();
        return Map.of("PK", text("REQUEST#" + id), "SK", text("REQUEST"),
                "requesterId", text("person" + random.nextInt(1000)),
                "teamStatus", text("team" + random.nextInt(12) + "#OPEN"),
                "createdAt", text("2026-11-28T" + id.substring(0, 8)),
                "details", text("x".repeat(300 + random.nextInt(200))));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
