package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sends requests to the doors of the HTTP API. An input is the name of the door's event, then lines of {@code ?name=value}
 * for the query, {@code /value} for the path and {@code name: value} for headers and cookies, an empty line, and a body.
 */
abstract class DoorFuzz extends Fuzz {
    private final Doors doors;

    DoorFuzz(Doors doors) {
        this.doors = doors;
    }

    @Override
    final void send(byte[] input) {
        var message = Message.parse(input);
        var door = doors.door(message.line(0));
        var status = doors.send(door, event -> {
            message.lines().stream().skip(1).forEach(line -> change(event, line));
            if (message.body().length > 0) {
                event.put("body", Base64.getEncoder().encodeToString(message.body()));
                event.put("isBase64Encoded", true);
            }
        });
        assertTrue(status < 500, door + " answered " + status);
    }

    private static void change(Map<String, Object> event, String line) {
        var mark = line.indexOf(line.startsWith("?") ? '=' : ':');
        if (line.startsWith("/")) {
            Doors.object(event, "pathParameters").replaceAll((name, value) -> line.substring(1));
        } else if (mark > 0 && line.startsWith("?")) {
            Doors.object(event, "queryStringParameters").put(line.substring(1, mark), line.substring(mark + 1));
        } else if (mark > 0 && line.startsWith("cookie:")) {
            var cookies = new ArrayList<Object>(event.get("cookies") instanceof List<?> list ? list : List.of());
            cookies.add(line.substring(mark + 1).strip());
            event.put("cookies", cookies);
        } else if (mark > 0) {
            Doors.object(event, "headers").put(line.substring(0, mark).toLowerCase(Locale.ROOT),
                    line.substring(mark + 1).strip());
        }
    }
}
