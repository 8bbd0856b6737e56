package org.resonanz.requests;

import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a completion that a reopening undid to an item of its own, {@code COMPLETION#n}. */
public final class CompletionItem {
    /** The beginning of all sort keys of completions. */
    public static final String PREFIX = "COMPLETION#";

    /** The attributes of a completion that a night reads, and its expiry. */
    private static final List<String> OF_COMPLETION = List.of("id", "teamId", "department", "raterRef", "noted",
            "formerTeams", "createdAt", "completedAt", "completion", "dayShard", "expiresAt");

    private CompletionItem() {}

    /**
     * Returns the write of a request's last completion.
     *
     * @param stored the request's own item
     */
    public static ItemPut undone(Request request, Map<String, AttributeValue> stored) {
        var item = Items.item(RequestItem.partition(request.id()), PREFIX + request.completions());
        OF_COMPLETION.forEach(name -> item.put(name, stored.get(name)));
        return ItemPut.of(item.build());
    }
}
