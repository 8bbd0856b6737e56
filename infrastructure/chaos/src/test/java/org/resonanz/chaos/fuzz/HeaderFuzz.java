package org.resonanz.chaos.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Sends headers, tokens and cookies to all doors. */
class HeaderFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> name.contains("."));

    HeaderFuzz() {
        super(DOORS);
    }

    @FuzzTest(maxDuration = "10m", maxExecutions = MOST_INPUTS)
    void fuzz(byte[] input) {
        tried(input);
    }
}
