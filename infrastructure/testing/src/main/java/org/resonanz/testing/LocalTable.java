package org.resonanz.testing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.resonanz.dynamodb.EmbeddedDynamoDb;
import org.resonanz.dynamodb.TemplateTable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * A JUnit extension that creates a fresh table for each test, as the template declares it, before the test's fields are
 * set: they may use it. The real DynamoDB server, the {@link Meter} and a {@link FakeAws} are shared by all tests of
 * the process and as good as new for each.
 */
public final class LocalTable implements TestInstancePreConstructCallback {
    private static final String REGION = SampleTemplate.REGION;

    /** The stand-ins for AWS, started by the first test that needs them; they end with the process. */
    private static final class Server {
        static final EmbeddedDynamoDb DYNAMO_DB = EmbeddedDynamoDb.start();
        static final DynamoDbClient CLIENT = client(DynamoDbClient.builder(), DYNAMO_DB.endpoint());
        static final FakeAws AWS = FakeAws.open();
        static final SecretsManagerClient SECRETS = client(SecretsManagerClient.builder(), AWS.endpoint());
    }

    private String name = "";

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        renew();
    }

    /** Replaces the table by an empty one, and forgets all that was counted and sent. */
    public void renew() {
        name = "table-" + UUID.randomUUID();
        TemplateTable.create(client(), SampleTemplate.TEMPLATE, name);
        aws().forget();
        meter().reset();
    }

    /** Returns the environment of a function that works on this table. */
    public Map<String, String> environment() {
        var environment = new LinkedHashMap<String, String>();
        environment.put("STACK_NAME", "resonanz");
        environment.put("TABLE_NAME", name);
        environment.put("BUS_NAME", "Bus");
        environment.put("AWS_REGION", REGION);
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("GROUPS_CLAIM", "groups");
        environment.put("TEAM_PREFIX", "team:");
        environment.put("LEAD_PREFIX", "lead:");
        environment.put("ADMIN_GROUP", "admin");
        environment.put("INTEGRATION_GROUP", "integration");
        environment.put("LINK_KEYS_SECRET", FakeAws.LINK_KEYS);
        environment.put("IMPORT_KEYS_SECRET", FakeAws.IMPORT_KEYS);
        environment.put("PSEUDONYM_KEY_SECRET", FakeAws.PSEUDONYM_KEY);
        environment.put("MAIL_FROM", "resonanz@resonanz.example");
        environment.put("CONFIGURATION_SET", "MailSet");
        environment.put("PUBLIC_URL", "https://api.example");
        environment.put("PAGE_ORIGIN", "https://intranet.example");
        environment.put("CLAIM_SECONDS", "30");
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", Server.DYNAMO_DB.endpoint().toString());
        for (var service : new String[]{"SECRETS_MANAGER", "SESV2", "EVENTBRIDGE"}) {
            environment.put("AWS_ENDPOINT_URL_" + service, aws().endpoint().toString());
        }
        return environment;
    }

    /** Returns a client of the table for tests: its calls are those of no function, so the meter does not count them. */
    public DynamoDbClient client() {
        return Server.CLIENT;
    }

    /** Returns a client of the secrets for tests: its calls are those of no function. */
    public SecretsManagerClient secrets() {
        return Server.SECRETS;
    }

    /** Returns the name of the table. */
    public String name() {
        return name;
    }

    /** Returns the meter that counts the calls of the functions under test. */
    public Meter meter() {
        return MeteredCalls.METER;
    }

    /** Returns the other services that functions call. */
    public FakeAws aws() {
        return Server.AWS;
    }

    /** Returns an item; empty if there is none. */
    public Map<String, AttributeValue> item(String partition, String sort) {
        return client().getItem(get -> get.tableName(name).consistentRead(true).key(Map.of(
                "PK", AttributeValue.fromS(partition), "SK", AttributeValue.fromS(sort)))).item();
    }

    /** Puts an item into the table. */
    public void put(Map<String, AttributeValue> item) {
        client().putItem(put -> put.tableName(name).item(item));
    }

    /** Returns the facts in a partition of the {@code byDay} index, such as {@code COMPLETION#2026-11-22#10}. */
    public List<Map<String, AttributeValue>> facts(String dayShard) {
        return client().query(query -> query.tableName(name).indexName("byDay")
                .keyConditionExpression("dayShard = :dayShard")
                .expressionAttributeValues(Map.of(":dayShard", AttributeValue.fromS(dayShard)))).items();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder,
            URI endpoint) {
        return builder.region(Region.of(REGION)).endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(configuration -> configuration.putExecutionAttribute(MeteredCalls.UNSEEN, true))
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
}
