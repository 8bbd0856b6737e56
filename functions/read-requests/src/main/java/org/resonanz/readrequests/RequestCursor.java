package org.resonanz.readrequests;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.Cursor;

/**
 * The last entry of a page, from which the next page continues. It names no list, as the caller decides which list is
 * read, so a borrowed cursor opens nothing.
 */
record RequestCursor(Instant createdAt, UUID id) {

    String text() {
        return Cursor.encode(position());
    }

    static RequestCursor parse(String text) {
        return Cursor.decode(text, RequestCursor::at);
    }

    private String position() {
        return Items.time(createdAt) + "|" + id;
    }

    private static Optional<RequestCursor> at(String position) {
        try {
            var parts = position.split("\\|", 2);
            var cursor = new RequestCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            // What no page ended with may be no moment that the table can be asked for.
            return Optional.of(cursor).filter(found -> found.position().equals(position));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException broken) {
            return Optional.empty();
        }
    }
}
