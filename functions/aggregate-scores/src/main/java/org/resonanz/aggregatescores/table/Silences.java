package org.resonanz.aggregatescores.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Invitations of which the answered ones are left out, looked up so many at a time. */
final class Silences implements Iterator<Map<String, AttributeValue>> {
    private final Iterator<Map<String, AttributeValue>> invitations;
    private final int atOnce;
    private final UnaryOperator<List<Map<String, AttributeValue>>> unanswered;
    private final Queue<Map<String, AttributeValue>> found = new ArrayDeque<>();

    Silences(Iterator<Map<String, AttributeValue>> invitations, int atOnce,
            UnaryOperator<List<Map<String, AttributeValue>>> unanswered) {
        this.invitations = invitations;
        this.atOnce = atOnce;
        this.unanswered = unanswered;
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && invitations.hasNext()) {
            var some = new ArrayList<Map<String, AttributeValue>>(atOnce);
            while (some.size() < atOnce && invitations.hasNext()) {
                some.add(invitations.next());
            }
            found.addAll(unanswered.apply(some));
        }
        return !found.isEmpty();
    }

    @Override
    public Map<String, AttributeValue> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }
}
