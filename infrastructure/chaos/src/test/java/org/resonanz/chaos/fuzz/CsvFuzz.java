package org.resonanz.chaos.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Uploads tables of results. */
class CsvFuzz extends DoorFuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> routeKey.endsWith("/values"));

    CsvFuzz() {
        super(DOORS);
    }

    @FuzzTest(maxDuration = "10m", maxExecutions = MOST_INPUTS)
    void fuzz(byte[] input) {
        tried(input);
    }
}
