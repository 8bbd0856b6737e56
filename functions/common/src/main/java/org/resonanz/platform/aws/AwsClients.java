package org.resonanz.platform.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Builds AWS clients with explicit region, credentials, HTTP client and, outside AWS, endpoint. */
public final class AwsClients {

    static {
        // HttpURLConnection may send a POST twice when a connection breaks; whether to try again, the SDK decides.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private AwsClients() {}

    /**
     * Returns a DynamoDB client, which refuses items of a newer format and tries writes again that meet a transaction;
     * {@code AWS_ENDPOINT_URL_DYNAMODB} points it elsewhere.
     */
    public static DynamoDbClient dynamoDb(Environment environment) {
        return configure(DynamoDbClient.builder(), environment, "DYNAMODB")
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(new FormatVersionCheck())
                        // Somebody else's transaction on an item is over in a moment.
                        .retryStrategy(retries -> retries.retryOnException(TransactionConflictException.class)))
                .build();
    }

    /** Returns a Secrets Manager client; {@code AWS_ENDPOINT_URL_SECRETS_MANAGER} points it elsewhere. */
    public static SecretsManagerClient secretsManager(Environment environment) {
        return configure(SecretsManagerClient.builder(), environment, "SECRETS_MANAGER").build();
    }

    /**
     * Sets up the builder of any AWS client.
     *
     * @param service end of the service's {@code AWS_ENDPOINT_URL_} variable
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
            B builder, Environment environment, String service) {
        var endpoint = environment.optional("AWS_ENDPOINT_URL_" + service, "");
        if (!endpoint.isEmpty()) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder.region(Region.of(environment.required("AWS_REGION")))
                .credentialsProvider(credentials(environment))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    private static AwsCredentialsProvider credentials(Environment environment) {
        var id = environment.optional("AWS_ACCESS_KEY_ID", "");
        if (id.isEmpty()) {
            // With SnapStart the keys are not in the environment: they come from the container's endpoint.
            return ContainerCredentialsProvider.builder().build();
        }
        var secret = environment.required("AWS_SECRET_ACCESS_KEY");
        var session = environment.optional("AWS_SESSION_TOKEN", "");
        return StaticCredentialsProvider.create(session.isEmpty()
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, session));
    }
}
