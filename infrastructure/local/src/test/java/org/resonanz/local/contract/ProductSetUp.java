package org.resonanz.local.contract;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.dynamodb.TemplateTable;
import org.resonanz.local.Deployment;
import org.resonanz.platform.aws.Environment;
import org.resonanz.template.Template;
import org.resonanz.testing.SampleTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What the template sets up besides the functions, and what it tells them. */
final class ProductSetUp {
    private static final Template TEMPLATE = SampleTemplate.read();

    static final Deployment DEPLOYMENT = Deployment.of(TEMPLATE);
    /** The name of the product's bus in the template. */
    static final String BUS = variable("PublishEvents", "BUS_NAME");
    static final String SENDER = variable("SendInvitation", "MAIL_FROM");

    private ProductSetUp() {}

    /** Returns a queue by its logical id. */
    static Deployment.SqsQueue queue(String id) {
        return DEPLOYMENT.queues().stream().filter(queue -> queue.id().equals(id)).findFirst().orElseThrow();
    }

    /** Creates the table under a name. One at a time, because the template notes what is read of it. */
    static synchronized void createTable(DynamoDbClient dynamoDb, String name) {
        TemplateTable.create(dynamoDb, TEMPLATE, name);
    }

    /**
     * Returns the environment of a function that sends mails.
     *
     * @param others where EventBridge, Secrets Manager and SQS are
     */
    static Environment environment(URI dynamoDb, URI others, URI mail) {
        var environment = new LinkedHashMap<String, String>();
        environment.put("AWS_REGION", SampleTemplate.REGION);
        // LocalStack takes the first for the account.
        environment.put("AWS_ACCESS_KEY_ID", "000000000000");
        environment.put("AWS_SECRET_ACCESS_KEY", "stand-in");
        environment.put("MAIL_FROM", SENDER);
        environment.put("CONFIGURATION_SET", variable("SendInvitation", "CONFIGURATION_SET"));
        environment.putAll(Map.of("AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
                "AWS_ENDPOINT_URL_EVENTBRIDGE", others.toString(),
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", others.toString(),
                "AWS_ENDPOINT_URL_SQS", others.toString(), "AWS_ENDPOINT_URL_SESV2", mail.toString()));
        return new Environment(environment);
    }

    private static String variable(String function, String name) {
        return DEPLOYMENT.functions().stream().filter(some -> some.id().equals(function)).findFirst().orElseThrow()
                .environment().get(name);
    }
}
