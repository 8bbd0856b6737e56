package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;

/**
 * Sends bodies that no ticket tool has signed, of which none may lead to a read of the table. An input is a line with the
 * name of the tool, lines with headers, an empty line, and the body.
 */
class ForgedWebhookFuzz extends Fuzz {
    private static final Tools TOOLS = new Tools();

    @Override
    void send(byte[] input) {
        var message = Message.parse(input);
        var headers = new LinkedHashMap<String, String>();
        message.lines().stream().skip(1).map(line -> line.split(":", 2)).filter(parts -> parts.length == 2)
                .forEach(parts -> headers.put(parts[0].strip(), parts[1].strip()));
        var status = TOOLS.forged(message.line(0), headers, message.body());
        assertTrue(List.of(400, 401, 413).contains(status), message.line(0) + " answered " + status);
        assertEquals(List.of(), TOOLS.calls());
    }
}
