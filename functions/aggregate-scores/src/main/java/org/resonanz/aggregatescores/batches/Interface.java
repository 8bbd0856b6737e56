package org.resonanz.aggregatescores.batches;

import java.util.Comparator;

/** The interface of a customer's department with a provider team, at which work is asked for and done. */
public record Interface(String teamId, String department) implements Comparable<Interface> {
    private static final Comparator<Interface> ORDER = Comparator.comparing(Interface::teamId)
            .thenComparing(Interface::department);

    @Override
    public int compareTo(Interface other) {
        return ORDER.compare(this, other);
    }
}
