package org.resonanz.aggregatescores.table;

import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The DynamoDB table that a night works on. Other functions pass client and name separately, because few of their
 * classes use the table; a dozen do in a night.
 *
 * @param dynamoDb the client that reaches it
 * @param name     the table's name
 */
public record Table(DynamoDbClient dynamoDb, String name) {

    /** Returns the table that the environment names. */
    public static Table of(Environment environment) {
        return new Table(AwsClients.dynamoDb(environment), environment.required("TABLE_NAME"));
    }
}
