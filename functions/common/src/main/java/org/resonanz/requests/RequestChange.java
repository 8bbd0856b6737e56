package org.resonanz.requests;

import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is set in a request's item and what is removed from it; {@link RequestItem} makes them.
 *
 * @param set     new values by attribute, an absent value is left out
 * @param removed names of attributes
 */
public record RequestChange(Map<String, AttributeValue> set, List<String> removed) {

    static RequestChange set(Items values, String... removed) {
        return new RequestChange(values.build(), List.of(removed));
    }
}
