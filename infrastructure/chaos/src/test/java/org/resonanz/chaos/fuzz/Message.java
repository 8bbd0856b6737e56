package org.resonanz.chaos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An input that reads like a message: lines, an empty line, and a body of any bytes.
 *
 * @param lines as UTF-8, where what is none was replaced, as gateways do
 */
record Message(List<String> lines, byte[] body) {

    static Message parse(byte[] input) {
        var lines = new ArrayList<String>();
        var from = 0;
        while (from < input.length) {
            var to = from;
            while (to < input.length && input[to] != '\n') {
                to++;
            }
            var line = new String(input, from, to - from, UTF_8);
            from = Math.min(input.length, to + 1);
            if (line.isEmpty()) {
                return new Message(lines, Arrays.copyOfRange(input, from, input.length));
            }
            lines.add(line);
        }
        return new Message(lines, new byte[0]);
    }

    /** Returns a line; empty if there is none. */
    String line(int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    /** Returns the body as text, where what is no UTF-8 was replaced. */
    String text() {
        return new String(body, UTF_8);
    }
}
