package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;

/** Sends positions, encoded as cursors, to all doors that show pages. An input is the door's name and the position. */
class CursorFuzz extends Fuzz {
    private static final Doors DOORS = Doors.of((name, routeKey) -> List
            .of("import-tickets.list", "read-requests.list", "read-scores.team-scores").contains(name));

    @Override
    void send(byte[] input) {
        var message = Message.parse(input);
        var door = DOORS.door(message.line(0));
        var status = DOORS.send(door, event -> {
            var query = Doors.object(event, "queryStringParameters");
            query.put("cursor", Base64.getUrlEncoder().withoutPadding().encodeToString(message.body()));
            if (door.startsWith("import-tickets")) {
                query.put("source", "tickets");
            }
        });
        assertTrue(List.of(200, 400).contains(status), door + " answered " + status);
    }
}
