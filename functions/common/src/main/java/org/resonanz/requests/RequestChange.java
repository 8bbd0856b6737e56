package org.resonanz.requests;

import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A change of a request's item, made by {@link RequestItem}.
 *
 * @param set     new values by attribute; absent ones stay as they are
 * @param removed names of the attributes to remove
 */
public record RequestChange(Map<String, AttributeValue> set, List<String> removed) {

    static RequestChange set(Items values, String... removed) {
        return new RequestChange(values.build(), List.of(removed));
    }
}
