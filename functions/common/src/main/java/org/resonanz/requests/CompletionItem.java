package org.resonanz.requests;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts a completion that a reopening undid to an item of its own, {@code COMPLETION#n}, and reads completions,
 * undone or not, as a night does.
 */
public final class CompletionItem {
    /** The beginning of all sort keys of completions. */
    public static final String PREFIX = "COMPLETION#";

    /** The attributes of a completion that a night reads, and its expiry. */
    private static final List<String> OF_COMPLETION = List.of(DayIndexItem.ID, DayIndexItem.TEAM_ID,
            DayIndexItem.DEPARTMENT, DayIndexItem.REF, DayIndexItem.NOTED, RequestItem.FORMER_TEAMS,
            RequestItem.CREATED_AT, RequestItem.COMPLETED_AT, DayIndexItem.COMPLETION, DayIndexItem.SHARD,
            Items.EXPIRES_AT);

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

    /** Returns how long a completion took, from the request on. */
    public static Duration duration(Map<String, AttributeValue> item) {
        return Duration.between(Items.requiredInstant(item, RequestItem.CREATED_AT),
                Items.requiredInstant(item, RequestItem.COMPLETED_AT));
    }

    /** Returns the teams that had the request of a completion before, in their order; one may come several times. */
    public static List<String> formerTeams(Map<String, AttributeValue> item) {
        return RequestItem.formerTeams(item);
    }
}
