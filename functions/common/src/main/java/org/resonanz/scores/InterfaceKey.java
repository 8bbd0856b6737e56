package org.resonanz.scores;

import java.util.Comparator;

/**
 * The interface of a customers' department with a provider team, at which work is asked for and done.
 *
 * @param teamId     id of the provider team
 * @param department id of the department, or {@code external} or {@code unassigned}
 */
public record InterfaceKey(String teamId, String department) implements Comparable<InterfaceKey> {
    private static final Comparator<InterfaceKey> ORDER = Comparator.comparing(InterfaceKey::teamId)
            .thenComparing(InterfaceKey::department);

    @Override
    public int compareTo(InterfaceKey other) {
        return ORDER.compare(this, other);
    }
}
