package org.resonanz.aggregatescores.table;

import static org.resonanz.aggregatescores.table.Tables.text;

import java.time.LocalDate;
import java.util.Map;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.Span;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The form of a span as attributes {@code servedFrom} and {@code servedTo}, absent if nobody was invited. */
final class SpanItem {

    private SpanItem() {}

    static void put(Map<String, AttributeValue> item, Span served) {
        if (served != null) {
            item.put("servedFrom", text(served.first().toString()));
            item.put("servedTo", text(served.last().toString()));
        }
    }

    static Span read(Map<String, AttributeValue> item) {
        return item.containsKey("servedFrom")
                ? new Span(LocalDate.parse(Items.text(item, "servedFrom")),
                        LocalDate.parse(Items.text(item, "servedTo")))
                : null;
    }
}
