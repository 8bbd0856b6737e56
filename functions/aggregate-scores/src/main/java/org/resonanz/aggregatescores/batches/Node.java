package org.resonanz.aggregatescores.batches;

/**
 * Where settled ratings wait until they close: at an interface, then with their team's others, then in the pools of
 * the teams above.
 *
 * @param place {@code department:<id>}, {@code team} or {@code pool}
 */
public record Node(String teamId, String place) {
    private static final String POOL = "pool";

    public static Node of(Interface source) {
        return new Node(source.teamId(), "department:" + source.department());
    }

    public static Node team(String teamId) {
        return new Node(teamId, "team");
    }

    public static Node pool(String teamId) {
        return new Node(teamId, POOL);
    }

    /** The department of an interface; null for other nodes. */
    public String department() {
        return place.startsWith("department:") ? place.substring("department:".length()) : null;
    }

    /** True where voices of several teams wait together. */
    public boolean isPool() {
        return place.equals(POOL);
    }
}
