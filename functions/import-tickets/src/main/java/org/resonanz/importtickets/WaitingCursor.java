package org.resonanz.importtickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.Cursor;

/** The place in the list of tickets that wait after which the next page begins. */
record WaitingCursor(Instant since, UUID requestId) {

    String text() {
        return Cursor.encode(position());
    }

    static WaitingCursor parse(String text) {
        return Cursor.decode(text, WaitingCursor::at);
    }

    private String position() {
        return Items.time(since) + "|" + requestId;
    }

    private static Optional<WaitingCursor> at(String position) {
        try {
            var parts = position.split("\\|", 2);
            var cursor = new WaitingCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            // What no page ended with may be no place that the table can be asked for.
            return Optional.of(cursor).filter(found -> found.position().equals(position));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
