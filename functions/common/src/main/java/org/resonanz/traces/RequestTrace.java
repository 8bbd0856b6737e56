package org.resonanz.traces;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.requests.RequestItem;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A request of a person, with all items that belong to it.
 *
 * @param items all items of the request's partition, including expired ones
 */
public record RequestTrace(String id, List<Map<String, AttributeValue>> items) {

    public RequestTrace {
        items = List.copyOf(items);
    }

    /** Returns the ids of the teams that its items name. */
    public Set<String> teamIds() {
        return texts(RequestItem::namedTeam);
    }

    /** Returns the pseudonyms of the addresses with a {@code +tag} under which the request was made. */
    public Set<String> mailRefs() {
        return texts(RequestItem::mailRef);
    }

    private Set<String> texts(Function<Map<String, AttributeValue>, @Nullable String> read) {
        return items.stream().map(read).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
