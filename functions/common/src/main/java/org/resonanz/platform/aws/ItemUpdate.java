package org.resonanz.platform.aws;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A change of single attributes of an item, to be written alone or in a transaction.
 *
 * @param expression update expression, such as {@code SET note = :note}
 * @param condition  condition of the write, null for none
 * @param names      the attributes that the expressions call by a {@code #} name
 * @param values     the values that the expressions name
 */
public record ItemUpdate(Map<String, AttributeValue> key, String expression, @Nullable String condition,
        Map<String, String> names, Map<String, AttributeValue> values) {

    public ItemUpdate {
        key = Map.copyOf(key);
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    /**
     * Returns a change of an item, which makes a new one if there is none with this key. It fails if the item is of a
     * newer format.
     */
    public static ItemUpdate of(Map<String, AttributeValue> key, String expression, Items values) {
        return new ItemUpdate(key, expression, null, Map.of(), values.build());
    }

    /** Returns the same change for the case that a condition holds. */
    public ItemUpdate onlyIf(String holds) {
        return new ItemUpdate(key, expression, holds, names, values);
    }

    /** Returns the same change whose expressions call attributes by {@code #} names. */
    public ItemUpdate naming(Map<String, String> attributes) {
        return new ItemUpdate(key, expression, condition, attributes, values);
    }

    /**
     * Returns the change as a request of its own, which may be given more parameters. If its condition fails, the
     * exception holds the item as it is stored.
     */
    public UpdateItemRequest.Builder request(String table) {
        return UpdateItemRequest.builder().tableName(table).key(key).updateExpression(FormatVersion.stamp(expression))
                .conditionExpression(FormatVersion.condition(condition))
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(FormatVersion.values(expression, condition, values))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    /** Returns the change as a part of a transaction. */
    public TransactWriteItem part(String table) {
        return TransactWriteItem.builder().update(update -> update.tableName(table).key(key)
                .updateExpression(FormatVersion.stamp(expression))
                .conditionExpression(FormatVersion.condition(condition))
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(FormatVersion.values(expression, condition, values))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)).build();
    }
}
