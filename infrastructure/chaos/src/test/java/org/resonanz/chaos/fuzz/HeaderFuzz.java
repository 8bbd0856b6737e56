package org.resonanz.chaos.fuzz;

/** Sends headers, tokens and cookies to all doors. */
class HeaderFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> name.contains("."));

    HeaderFuzz() {
        super(DOORS);
    }
}
