package org.resonanz.testing;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A call of AWS, or a part of one, that needs a permission of its own.
 *
 * @param action   such as {@code dynamodb:GetItem}
 * @param resource the ARN of what it reads or changes
 * @param context  the values that conditions may ask for, by name. A leading key stands for its kind: all behind its
 *                 first # is an asterisk.
 */
record AwsCall(String action, String resource, Map<String, Set<String>> context) {
    static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    /** The ARN of the table. */
    static final String TABLE = SampleTemplate.arn("dynamodb", "Table");

    /** The ARN of the index whose partitions hold one kind of fact each. Those of others are named after people and teams. */
    static final String INDEX_OF_KINDS = TABLE + "/index/byDay";

    AwsCall {
        context = Map.copyOf(context);
    }

    /** Returns a call of the table that touches items of some partitions. */
    static AwsCall ofTable(String operation, Set<String> partitions) {
        return of(operation, TABLE, partitions);
    }

    /** Returns a query of some partitions of an index. */
    static AwsCall ofIndex(String index, Set<String> partitions) {
        var resource = TABLE + "/index/" + index;
        return resource.equals(INDEX_OF_KINDS)
                ? of("Query", resource, partitions)
                : new AwsCall("dynamodb:Query", resource, Map.of());
    }

    private static AwsCall of(String operation, String resource, Set<String> partitions) {
        return new AwsCall("dynamodb:" + operation, resource, Map.of(LEADING_KEYS,
                partitions.stream().map(key -> key.replaceFirst("#.*", "#*")).collect(Collectors.toSet())));
    }

    /** Returns the values that a condition looks at; none if the call has no such values. */
    Set<String> values(String condition) {
        return context.getOrDefault(condition, Set.of());
    }

    @Override
    public String toString() {
        return action + " on " + resource + (context.isEmpty() ? "" : " with " + context);
    }
}
