package org.resonanz.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.resonanz.template.Template;
import org.resonanz.template.TemplateException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

class EmbeddedDynamoDbTest {
    private static final Map<String, String> PARAMETERS = Map.of("Release", "1", "JwtIssuer", "https://issuer.example",
            "MailFrom", "resonanz@resonanz.example", "PageOrigin", "https://intranet.example");

    @TempDir
    Path folder;
    private final EmbeddedDynamoDb server = EmbeddedDynamoDb.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void the_server_has_the_table_that_the_template_declares() throws IOException {
        var table = created();

        assertEquals(List.of("PK", "SK"), names(table.keySchema()));
        var keys = table.globalSecondaryIndexes().stream().collect(
                Collectors.toMap(GlobalSecondaryIndexDescription::indexName, index -> names(index.keySchema())));
        assertEquals(Map.of("byRequester", List.of("requesterId", "createdAt"),
                "byTeam", List.of("teamStatus", "createdAt"), "byDay", List.of("dayShard", "raterRef")), keys);
        assertEquals(StreamViewType.NEW_AND_OLD_IMAGES, table.streamSpecification().streamViewType());
        assertTrue(table.latestStreamArn() != null);
    }

    @Test
    void an_index_holds_neither_details_nor_note() throws IOException {
        for (var index : created().globalSecondaryIndexes()) {
            assertEquals(ProjectionType.INCLUDE, index.projection().projectionType(), index.indexName());
            assertTrue(index.projection().nonKeyAttributes().stream().noneMatch(List.of("details", "note")::contains),
                    index.indexName());
        }
    }

    @Test
    void two_servers_have_nothing_in_common() throws IOException {
        created();
        try (var other = EmbeddedDynamoDb.start(); var client = client(other)) {
            assertNotEquals(server.endpoint(), other.endpoint());
            assertEquals(List.of(), client.listTables().tableNames());
        }
    }

    @Test
    void a_server_listens_on_loopback_only_and_ends_when_it_is_closed() throws IOException {
        assertTrue(InetAddress.getByName(server.endpoint().getHost()).isLoopbackAddress());

        server.close();

        assertThrows(IOException.class, () -> connect(server.endpoint()));
    }

    @Test
    void a_file_keeps_tables_and_streams_and_has_one_server_at_a_time() throws IOException {
        var file = folder.resolve("table.db");
        try (var killed = EmbeddedDynamoDb.start(file)) {
            String stream;
            try (var client = client(killed)) {
                TemplateTable.create(client, read(Template.find()), "table");
                stream = streamOf(client);
                client.putItem(put -> put.tableName("table").item(
                        Map.of("PK", AttributeValue.fromS("a"), "SK", AttributeValue.fromS("b"))));
            }

            try (var next = EmbeddedDynamoDb.start(file); var client = client(next)) {
                assertThrows(IOException.class, () -> connect(killed.endpoint()));
                assertEquals(1, client.scan(scan -> scan.tableName("table")).count());
                assertEquals(stream, streamOf(client));
            }
        }
    }

    private static String streamOf(DynamoDbClient client) {
        return client.describeTable(describe -> describe.tableName("table")).table().latestStreamArn();
    }

    /** The server responds to anybody, pages of any origin too. */
    @Test
    void a_page_that_tries_the_ports_of_this_machine_does_not_find_it() {
        assumeFalse(System.getProperty("os.name").startsWith("Mac"), "macOS has one loopback address only.");

        assertThrows(IOException.class, () -> connect(URI.create("http://127.0.0.1:" + server.endpoint().getPort())));
        try (var other = EmbeddedDynamoDb.start()) {
            assertNotEquals(server.endpoint().getHost(), other.endpoint().getHost());
        }
    }

    @Test
    void a_property_of_the_table_that_is_not_known_is_an_error_that_names_it() throws IOException {
        var store = Files.readString(Template.find().resolveSibling("infrastructure/store.yaml"));
        var changed = store.replace("BillingMode: PAY_PER_REQUEST",
                "BillingMode: PAY_PER_REQUEST\n      KinesisStreamSpecification: {StreamArn: elsewhere}");
        var template = Template.read(Files.writeString(folder.resolve("store.yaml"), changed), "eu-central-1",
                Map.of());

        var refused = assertThrows(TemplateException.class, () -> TemplateTable.request(template, "table"));

        assertEquals("Resources.Table.KinesisStreamSpecification is not supported on this machine.",
                refused.getMessage());
    }

    /** The stand-ins take more, AWS does not. */
    @Test
    void more_attributes_than_dynamo_db_projects_into_an_index_are_refused() throws IOException {
        var store = Files.readString(Template.find().resolveSibling("infrastructure/store.yaml"));
        var changed = store.replace("NonKeyAttributes: [formatVersion, teamId,",
                "NonKeyAttributes: [one, more, formatVersion, teamId,");
        var template = Template.read(Files.writeString(folder.resolve("store.yaml"), changed), "eu-central-1",
                Map.of());

        var refused = assertThrows(TemplateException.class, () -> TemplateTable.request(template, "table"));

        assertTrue(refused.getMessage().startsWith("DynamoDB projects at most 20 attributes"), refused.getMessage());
    }

    private TableDescription created() throws IOException {
        try (var client = client(server)) {
            TemplateTable.create(client, read(Template.find()), "table");
            return client.describeTable(describe -> describe.tableName("table")).table();
        }
    }

    private static Template read(Path file) throws IOException {
        return Template.read(file, "eu-central-1", PARAMETERS);
    }

    private static List<String> names(List<KeySchemaElement> keys) {
        return keys.stream().map(KeySchemaElement::attributeName).toList();
    }

    private static void connect(URI endpoint) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), 1_000);
        }
    }

    private static DynamoDbClient client(EmbeddedDynamoDb server) {
        return DynamoDbClient.builder().region(Region.EU_CENTRAL_1).endpointOverride(server.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
}
