package org.resonanz.bench.coldstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.resonanz.bench.Triggers;
import org.resonanz.template.Template;

/** The short form of the benchmark of cold starts: a few functions, one round, and no time is asserted. */
class ColdStartTest {
    private static final List<String> FUNCTIONS = List.of("create-request", "send-invitation");

    @Test
    void functions_answer_under_the_runtime_of_lambda_and_the_table_tells_how_soon() throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "The runtime is for Linux alone");
        Assumptions.assumeTrue(Triggers.functions().stream().allMatch(function -> Files.exists(Template.find()
                .resolveSibling(function.properties().text("CodeUri")))), "Not all functions are packed");
        var table = new ByteArrayOutputStream();

        var answers = ColdStart.run(1, Set.of(ColdStart.Part.COLD, ColdStart.Part.PRIMED), FUNCTIONS::contains,
                new PrintStream(table, true, StandardCharsets.UTF_8));

        assertEquals("201", answers.get("create-request.create"));
        assertEquals("{\"batchItemFailures\":[]}", answers.get("send-invitation.messages"));
        var printed = table.toString(StandardCharsets.UTF_8);
        for (var row : List.of("empty handler", "sample", "create-request.create", "send-invitation.messages")) {
            assertTrue(printed.matches("(?s).*\\| " + row + " \\|[^|]*\\| \\d+ \\|.*"), printed);
        }
    }
}
