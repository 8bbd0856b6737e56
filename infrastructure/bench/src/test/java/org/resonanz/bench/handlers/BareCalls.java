package org.resonanz.bench.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * A handler that makes the calls to AWS that the variable {@code CALLS} names, one after the other, and nothing else.
 * Each says by its table, {@code bare.N}, that the stand-in shall answer as it answered the N-th call of a function.
 */
public final class BareCalls implements RequestStreamHandler {
    private static final Map<String, AttributeValue> KEY = Map.of("PK", AttributeValue.fromS("REQUEST#6f1f9a52"),
            "SK", AttributeValue.fromS("REQUEST"));

    private final List<String> calls = List.of(System.getenv("CALLS").split(","));
    private final DynamoDbClient dynamoDb = configure(DynamoDbClient.builder());
    private final SecretsManagerClient secrets = configure(SecretsManagerClient.builder());
    private final SesV2Client mails = configure(SesV2Client.builder());
    private final EventBridgeClient bus = configure(EventBridgeClient.builder());

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        for (var index = 0; index < calls.size(); index++) {
            call(calls.get(index), "bare." + index);
        }
        output.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    private void call(String name, String table) {
        switch (name) {
            case "GetItem" -> dynamoDb.getItem(get -> get.tableName(table).key(KEY)).item();
            case "Query" -> dynamoDb.query(query -> query.tableName(table).keyConditionExpression("PK = :partition")
                    .expressionAttributeValues(Map.of(":partition", AttributeValue.fromS("REQUEST#6f1f9a52")))).items();
            case "PutItem" -> dynamoDb.putItem(put -> put.tableName(table).item(item())
                    .conditionExpression("attribute_not_exists(PK)"));
            case "UpdateItem" -> dynamoDb.updateItem(update -> update.tableName(table).key(KEY)
                    .updateExpression("SET teamId = :teamId, completedAt = :at")
                    .conditionExpression("attribute_exists(PK)").expressionAttributeValues(Map.of(
                            ":teamId", AttributeValue.fromS("hr"), ":at", AttributeValue.fromS("2026-11-22"))));
            case "DeleteItem" -> dynamoDb.deleteItem(delete -> delete.tableName(table).key(KEY));
            case "BatchGetItem" -> dynamoDb.batchGetItem(get -> get.requestItems(Map.of(table,
                    KeysAndAttributes.builder().keys(List.of(KEY)).build()))).responses();
            case "TransactWriteItems" -> dynamoDb.transactWriteItems(write -> write.transactItems(
                    part(table), part(table)));
            case "GetSecretValue" -> secrets.getSecretValue(get -> get.secretId(table)).secretString();
            case "SendEmail" -> mails.sendEmail(mail -> mail.fromEmailAddress("resonanz@resonanz.example")
                    .destination(to -> to.toAddresses("anna@resonanz.example"))
                    .content(content -> content.simple(simple -> simple.subject(text -> text.data(table))
                            .body(body -> body.html(text -> text.data("a".repeat(4000)))))));
            case "PutEvents" -> bus.putEvents(put -> put.entries(PutEventsRequestEntry.builder().eventBusName(table)
                    .source("resonanz").detailType("RequestCompleted").detail("{}").build()));
            default -> throw new IllegalArgumentException(name);
        }
    }

    private static TransactWriteItem part(String table) {
        return TransactWriteItem.builder().put(Put.builder().tableName(table).item(item()).build()).build();
    }

    /** Returns an item of 15 attributes, about as many as a request has. */
    private static Map<String, AttributeValue> item() {
        var item = new HashMap<>(KEY);
        IntStream.range(0, 13).forEach(index -> item.put("attribute" + index, AttributeValue.fromS("value " + index)));
        return item;
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C configure(B builder) {
        return builder.region(Region.of(System.getenv("AWS_REGION")))
                .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL_DYNAMODB")))
                .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
}
