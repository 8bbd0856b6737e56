package org.resonanz.bench.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A handler of the shape that samples for Lambda in Java have: it takes AWS's type of the event, reads its body by
 * databind and puts one item.
 */
public final class SampleHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    /** What is stored, as the body names it. */
    public static final class Wish {
        public String teamId = "";
        public String subject = "";
        public @Nullable String details;
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClient(UrlConnectionHttpClient.create()).build();

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            var wish = mapper.readValue(event.getBody(), Wish.class);
            dynamoDb.putItem(put -> put.tableName(System.getenv("TABLE_NAME")).item(Map.of(
                    "PK", AttributeValue.fromS("REQUEST#" + context.getAwsRequestId()),
                    "SK", AttributeValue.fromS("REQUEST"), "teamId", AttributeValue.fromS(wish.teamId),
                    "subject", AttributeValue.fromS(wish.subject),
                    "details", AttributeValue.fromS(String.valueOf(wish.details)))));
            return APIGatewayV2HTTPResponse.builder().withStatusCode(201)
                    .withHeaders(Map.of("content-type", "application/json")).withBody(mapper.writeValueAsString(wish))
                    .build();
        } catch (JsonProcessingException broken) {
            return APIGatewayV2HTTPResponse.builder().withStatusCode(400).build();
        }
    }
}
