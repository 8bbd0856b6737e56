package org.resonanz.aggregatescores.table;

import java.util.Map;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The table that a night works on, with short forms of attribute values.
 *
 * @param name the table's name
 */
public record Tables(DynamoDbClient dynamoDb, String name) {

    /** Returns the table that the environment names. */
    public static Tables of(Environment environment) {
        return new Tables(AwsClients.dynamoDb(environment), environment.required("TABLE_NAME"));
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(Number number) {
        return AttributeValue.fromN(number.toString());
    }

    static AttributeValue map(Map<String, AttributeValue> map) {
        return AttributeValue.fromM(map);
    }
}
