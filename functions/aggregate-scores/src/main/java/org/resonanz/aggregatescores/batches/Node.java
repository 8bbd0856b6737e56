package org.resonanz.aggregatescores.batches;

import org.jspecify.annotations.Nullable;
import org.resonanz.scores.BatchScore;
import org.resonanz.scores.InterfaceKey;

/**
 * A point at which parcels wait until they close: first an interface, then its team, then the pools of the teams above.
 *
 * @param teamId the team to which the interface or the pool belongs
 * @param name   the node's name within the team: {@code department:<id>}, {@code team} or {@code pool}
 */
public record Node(String teamId, String name) {
    private static final String POOL = "pool";

    /** Returns the node of an interface. */
    public static Node of(InterfaceKey interfaceKey) {
        return new Node(interfaceKey.teamId(), BatchScore.DEPARTMENT + interfaceKey.department());
    }

    /** Returns the node at which the voices of all of a team's interfaces wait together. */
    public static Node team(String teamId) {
        return new Node(teamId, "team");
    }

    /** Returns the node at which the voices of a team and of those below it wait together. */
    public static Node pool(String teamId) {
        return new Node(teamId, POOL);
    }

    /** Returns the department of an interface; null for other nodes. */
    public @Nullable String department() {
        return name.startsWith(BatchScore.DEPARTMENT) ? name.substring(BatchScore.DEPARTMENT.length()) : null;
    }

    /** Returns true if voices of several teams may wait here together. */
    public boolean isPool() {
        return name.equals(POOL);
    }
}
