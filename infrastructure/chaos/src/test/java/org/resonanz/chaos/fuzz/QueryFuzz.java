package org.resonanz.chaos.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Sends queries and paths to all doors that read. */
class QueryFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> routeKey.startsWith("GET "));

    QueryFuzz() {
        super(DOORS);
    }

    @FuzzTest(maxDuration = "10m", maxExecutions = MOST_INPUTS)
    void fuzz(byte[] input) {
        tried(input);
    }
}
