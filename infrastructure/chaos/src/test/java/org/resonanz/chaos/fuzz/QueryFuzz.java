package org.resonanz.chaos.fuzz;

/** Sends queries and paths to all doors that read. */
class QueryFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> routeKey.startsWith("GET "));

    QueryFuzz() {
        super(DOORS);
    }
}
