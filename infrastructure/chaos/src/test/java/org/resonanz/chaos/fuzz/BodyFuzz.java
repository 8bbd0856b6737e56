package org.resonanz.chaos.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Sends bodies to all doors that read JSON. */
class BodyFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors
            .of((name, routeKey) -> !routeKey.matches("(GET|HEAD) .*|.*token.*|.*/values|POST /imports.*"));

    BodyFuzz() {
        super(DOORS);
    }

    @FuzzTest(maxDuration = "10m", maxExecutions = MOST_INPUTS)
    void fuzz(byte[] input) {
        tried(input);
    }
}
