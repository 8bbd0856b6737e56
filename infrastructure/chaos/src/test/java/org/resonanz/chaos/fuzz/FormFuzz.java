package org.resonanz.chaos.fuzz;

/** Sends forms, cookies and nonces to the pages behind genuine links. */
class FormFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> routeKey.contains("{token}"));

    FormFuzz() {
        super(DOORS);
    }
}
