package org.resonanz.chaos.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Sends forms, cookies and nonces to the pages behind genuine links. */
class FormFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> routeKey.contains("{token}"));

    FormFuzz() {
        super(DOORS);
    }

    @FuzzTest(maxDuration = "10m", maxExecutions = MOST_INPUTS)
    void fuzz(byte[] input) {
        tried(input);
    }
}
