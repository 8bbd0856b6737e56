package org.resonanz.aggregatescores.batches;

/**
 * Where settled ratings wait until they close: at an interface, then with their team's others, then in the pools of
 * the teams above.
 *
 * @param place {@code department:<id>}, {@code team} or {@code pool}
 */
public record Node(String teamId, String place) {

    static Node of(Interface source) {
        return new Node(source.teamId(), "department:" + source.department());
    }

    static Node team(String teamId) {
        return new Node(teamId, "team");
    }

    static Node pool(String teamId) {
        return new Node(teamId, "pool");
    }

    /** The department of an interface; null for other nodes. */
    public String department() {
        return place.startsWith("department:") ? place.substring("department:".length()) : null;
    }
}
