package org.resonanz.aggregatescores.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stream of facts in the order of pseudonyms, taken person by person. */
final class Persons {
    private final Iterator<Map<String, AttributeValue>> facts;
    private @Nullable Map<String, AttributeValue> next;

    Persons(Iterator<Map<String, AttributeValue>> facts) {
        this.facts = facts;
        advance();
    }

    boolean hasNext() {
        return next != null;
    }

    /** Returns the pseudonym of the next person in two streams, at least one of which has a next. */
    static String first(Persons one, Persons other) {
        if (!one.hasNext() || !other.hasNext()) {
            return one.hasNext() ? one.ref() : other.ref();
        }
        return one.ref().compareTo(other.ref()) <= 0 ? one.ref() : other.ref();
    }

    /** Takes all facts of a person; empty if the next ones are somebody else's. */
    List<Map<String, AttributeValue>> take(String ref) {
        var taken = new ArrayList<Map<String, AttributeValue>>();
        while (next != null && ref().equals(ref)) {
            taken.add(next);
            advance();
        }
        return Collections.unmodifiableList(taken);
    }

    private String ref() {
        return FactItem.ref(Objects.requireNonNull(next));
    }

    private void advance() {
        next = facts.hasNext() ? facts.next() : null;
    }
}
