package org.resonanz.chaos.fuzz;

/** Uploads tables of results. */
class CsvFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> routeKey.endsWith("/values"));

    CsvFuzz() {
        super(DOORS);
    }
}
