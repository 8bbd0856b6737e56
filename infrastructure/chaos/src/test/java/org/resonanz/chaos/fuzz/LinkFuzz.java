package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends forged links, of which none may lead to a read of the table. An input is the name of a door's event and, in the
 * next line, the token.
 */
class LinkFuzz extends Fuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> routeKey.contains("{token}"));
    private static final Set<Object> GENUINE = DOORS.all().values().stream()
            .map(event -> Doors.object(event, "pathParameters").get("token")).collect(Collectors.toSet());

    @Override
    void send(byte[] input) {
        var message = Message.parse(input);
        var token = message.line(1);
        var door = DOORS.door(message.line(0));
        if (!GENUINE.contains(token)) {
            var status = DOORS.send(door, event -> Doors.object(event, "pathParameters").put("token", token));
            assertEquals(404, status, door);
            assertEquals(List.of(), DOORS.calls());
        }
    }
}
