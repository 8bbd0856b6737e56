package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.Span;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts a span to attributes {@code servedFrom} and {@code servedTo}, absent if nobody was invited, and back. */
final class SpanItem {

    private SpanItem() {}

    static void put(Items item, @Nullable Span served) {
        if (served != null) {
            item.put("servedFrom", served.first().toString()).put("servedTo", served.last().toString());
        }
    }

    static @Nullable Span read(Map<String, AttributeValue> item) {
        return item.containsKey("servedFrom")
                ? new Span(LocalDate.parse(Items.requiredText(item, "servedFrom")),
                        LocalDate.parse(Items.requiredText(item, "servedTo")))
                : null;
    }
}
