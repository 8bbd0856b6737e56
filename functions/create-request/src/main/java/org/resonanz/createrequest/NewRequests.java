package org.resonanz.createrequest;

import java.util.Objects;
import org.resonanz.platform.http.Problem;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Stores new requests in the table. */
final class NewRequests {
    private final DynamoDbClient dynamoDb;
    private final String table;

    NewRequests(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /**
     * Stores a request unless its id is taken, and returns the one that is stored.
     *
     * @throws Problem 422 if the stored one came from another body
     */
    Request putOnce(Request request) {
        try {
            dynamoDb.putItem(put -> put.tableName(table).item(RequestItem.toItem(request))
                    .conditionExpression("attribute_not_exists(PK)")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return request;
        } catch (ConditionalCheckFailedException repeated) {
            var stored = RequestItem.fromItem(repeated.item());
            if (!Objects.equals(stored.fingerprint(), request.fingerprint())) {
                throw Problem.of(422, "key-reused");
            }
            return stored;
        }
    }
}
