package org.resonanz.bench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.resonanz.scanners.HeadlessBrowser;

/** Prints the short form of the table of pages. How long anything takes is not asserted. */
@Tag("proof")
class PageBenchTest {
    @Test
    void every_page_was_painted() throws Exception {
        Assumptions.assumeTrue(HeadlessBrowser.isInstalled(), "chromium is not installed");
        var said = new ByteArrayOutputStream();

        PageBench.runShort(new PrintStream(said, true, StandardCharsets.UTF_8));

        var table = said.toString(StandardCharsets.UTF_8);
        System.out.print(table);
        assertEquals(3, table.lines().filter(line -> line.matches("(\\| [^|]+ ){2}\\| \\d+\\.\\d+ \\| .*")).count(),
                table);
        assertFalse(table.contains("| 0.00 |"), table);
    }
}
