package org.resonanz.bench.table;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form: that the program measures what it says. It asserts no time. */
class TableBenchTest {
    @TempDir
    private Path folder;

    @Test
    void puts_are_timed_with_and_without_the_index_of_the_stream() throws Exception {
        try (var table = new GrowingTable(folder.resolve("table.db"), true, 1)) {
            table.fillTo(60);

            assertTrue(table.put(5) > 0);
            assertTrue(table.putWithoutIndex(5) > 0);
            assertTrue(table.put(5) > 0);
        }
    }
}
