package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/**
 * Sends bodies that a ticket tool has signed; what is stored of them can be read again. An input is a line with the kind of
 * the tool, one with the time that some kinds sign, an empty line, and the body.
 */
class WebhookFuzz extends Fuzz {
    private static final Tools TOOLS = new Tools();

    @Override
    void send(byte[] input) {
        var message = Message.parse(input);
        var kind = Tools.kind(message.line(0));
        var status = TOOLS.signed(kind, message.line(1), message.body());
        // Bytes that are no UTF-8 are no text, and so no body that could be signed.
        assertTrue(List.of(200, 400, 413).contains(status), kind + " answered " + status);
        if (status == 200) {
            assertEquals(200, TOOLS.list(kind));
        }
    }
}
