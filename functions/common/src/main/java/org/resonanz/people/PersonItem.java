package org.resonanz.people;

import java.util.Map;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Names the partition of the items about a person. */
public final class PersonItem {
    private static final String PREFIX = "PERSON#";

    private PersonItem() {}

    /** Returns the partition of a pseudonym. */
    public static String partition(String ref) {
        return PREFIX + ref;
    }

    /** Returns the pseudonym of the person whom an item is about. */
    static String ref(Map<String, AttributeValue> item) {
        return Items.partition(item).substring(PREFIX.length());
    }
}
