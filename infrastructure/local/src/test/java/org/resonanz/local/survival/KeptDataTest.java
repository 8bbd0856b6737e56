package org.resonanz.local.survival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests what a start says that would begin otherwise than the data that are kept. */
class KeptDataTest {

    @Test
    void a_host_whose_folder_holds_data_refuses_to_begin_with_something_else() throws IOException {
        // In the project, because there the host finds its template.
        var folder = Path.of("target", "survival", "kept").toAbsolutePath();
        var data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("host.jsonl"), "");
        try (var host = new HostProcess(folder)) {
            assertEquals("Resonanz ends: -Dresonanz.demo=off changes nothing because " + data + " holds data already; "
                    + "add -Dresonanz.fresh to delete them, or leave -Dresonanz.demo away.",
                    host.output("-Dresonanz.demo=off", "-Dresonanz.exit=true"));
        }
    }
}
