package org.resonanz.platform.aws;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * A whole item to be stored, alone or in a transaction.
 *
 * @param condition condition of the write, null for none
 * @param names     the attributes that the condition calls by a {@code #} name
 * @param values    the values that the condition names
 */
public record ItemPut(Map<String, AttributeValue> item, @Nullable String condition, Map<String, String> names,
        Map<String, AttributeValue> values) {

    public ItemPut {
        item = Map.copyOf(item);
        names = Map.copyOf(names);
        values = Map.copyOf(values);
    }

    /** Returns the write of an item that replaces another one with the same key, unless that is of a newer format. */
    public static ItemPut of(Map<String, AttributeValue> item) {
        return new ItemPut(FormatVersion.stamp(item), null, Map.of(), Map.of());
    }

    /** Returns the same write for the case that there is no item with this key. */
    public ItemPut ifAbsent() {
        return new ItemPut(item, Items.ABSENT, Map.of(), Map.of());
    }

    /** Returns the same write for the case that a condition holds. */
    public ItemPut onlyIf(String holds, Items named) {
        return new ItemPut(item, holds, names, named.build());
    }

    /**
     * Returns the same write for the case that the item is still as it was read.
     *
     * @param read     the item, empty if there was none
     * @param optional names of attributes that neither of the two items need have
     */
    public ItemPut ifStill(Map<String, AttributeValue> read, String... optional) {
        if (read.isEmpty()) {
            return ifAbsent();
        }
        var attributes = new TreeSet<>(item.keySet());
        attributes.addAll(read.keySet());
        attributes.addAll(List.of(optional));
        attributes.removeAll(Items.keyOf(item).keySet());
        var holds = new ArrayList<String>();
        var called = new HashMap<String, String>();
        var compared = new HashMap<String, AttributeValue>();
        for (var attribute : attributes) {
            var name = "#a" + called.size();
            called.put(name, attribute);
            var value = read.get(attribute);
            if (value == null) {
                holds.add("attribute_not_exists(" + name + ")");
            } else {
                var stored = ":a" + compared.size();
                compared.put(stored, value);
                holds.add(name + " = " + stored);
            }
        }
        return new ItemPut(item, String.join(" AND ", holds), called, compared);
    }

    /** Returns the same write whose condition calls attributes by {@code #} names. */
    public ItemPut naming(Map<String, String> attributes) {
        return new ItemPut(item, condition, attributes, values);
    }

    /**
     * Returns the write as a request of its own, which may be given more parameters. If its condition fails, the
     * exception holds the item that is stored.
     */
    public PutItemRequest.Builder request(String table) {
        return PutItemRequest.builder().tableName(table).item(item)
                .conditionExpression(FormatVersion.condition(condition))
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(FormatVersion.values(condition, values))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    /** Returns the write as a part of a transaction. */
    public TransactWriteItem part(String table) {
        return TransactWriteItem.builder().put(put -> put.tableName(table).item(item)
                .conditionExpression(FormatVersion.condition(condition))
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(FormatVersion.values(condition, values))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)).build();
    }
}
