package org.resonanz.eraseperson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.resonanz.traces.PersonNames;
import org.resonanz.traces.TeamTrace;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Builds the write that removes a person from an item. */
final class Forgetting {
    private Forgetting() {}

    /**
     * Returns the update of the attributes that name the person. Its condition fails if they have changed since they
     * were read.
     */
    static Update of(String table, TeamTrace item, PersonNames names) {
        var attributes = new HashMap<String, String>();
        var values = new HashMap<String, AttributeValue>();
        var unchanged = new ArrayList<String>();
        var set = new ArrayList<String>();
        var remove = new ArrayList<String>();
        item.without(names).forEach((name, rest) -> {
            attributes.put("#" + name, name);
            values.put(":read_" + name, item.item().get(name));
            unchanged.add("#" + name + " = :read_" + name);
            rest.ifPresentOrElse(others -> {
                values.put(":" + name, others);
                set.add("#" + name + " = :" + name);
            }, () -> remove.add("#" + name));
        });
        return Update.builder().tableName(table).key(item.key())
                .conditionExpression(String.join(" AND ", unchanged))
                .updateExpression(clause("SET ", set) + clause("REMOVE ", remove))
                .expressionAttributeNames(attributes).expressionAttributeValues(values).build();
    }

    private static String clause(String verb, List<String> parts) {
        return parts.isEmpty() ? "" : verb + String.join(", ", parts) + " ";
    }
}
