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

    AwsCall {
        context = Map.copyOf(context);
    }

    /** Returns a call of the table that touches items of some partitions. */
    static AwsCall ofTable(String operation, Set<String> partitions) {
        return new AwsCall("dynamodb:" + operation, TABLE, Map.of(LEADING_KEYS,
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
