package org.resonanz.importtickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.platform.http.Cursor;

/** The place in the list of tickets that wait after which the next page begins. */
record WaitingCursor(Instant since, UUID requestId) {

    String text() {
        return Cursor.encode(since + "|" + requestId);
    }

    static WaitingCursor parse(String text) {
        return Cursor.decode(text, WaitingCursor::at);
    }

    private static Optional<WaitingCursor> at(String position) {
        try {
            var parts = position.split("\\|", 2);
            return Optional.of(new WaitingCursor(Instant.parse(parts[0]), UUID.fromString(parts[1])));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
