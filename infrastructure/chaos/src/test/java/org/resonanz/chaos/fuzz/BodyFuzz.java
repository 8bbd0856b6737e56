package org.resonanz.chaos.fuzz;

/** Sends bodies to all doors that read JSON. */
class BodyFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors
            .of((name, routeKey) -> !routeKey.matches("(GET|HEAD) .*|.*token.*|.*/values|POST /imports.*"));

    BodyFuzz() {
        super(DOORS);
    }
}
