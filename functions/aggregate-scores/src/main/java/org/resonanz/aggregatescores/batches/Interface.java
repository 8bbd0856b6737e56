package org.resonanz.aggregatescores.batches;

import java.util.Comparator;

/** Where work is asked for and done: a customer's department → a provider team. */
public record Interface(String teamId, String department) implements Comparable<Interface> {
    private static final Comparator<Interface> ORDER = Comparator.comparing(Interface::teamId)
            .thenComparing(Interface::department);

    @Override
    public int compareTo(Interface other) {
        return ORDER.compare(this, other);
    }
}
