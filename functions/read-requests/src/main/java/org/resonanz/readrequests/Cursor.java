package org.resonanz.readrequests;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.http.Problem;

/**
 * The last entry of a page, from which the next page continues. It names no list, as the caller decides which list is
 * read, so a borrowed cursor opens nothing.
 */
record Cursor(Instant createdAt, UUID id) {

    String text() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((Items.time(createdAt) + "|" + id).getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\|", 2);
            var cursor = new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            // What no page ended with may be no moment that the table can be asked for.
            if (cursor.text().equals(text)) {
                return cursor;
            }
            throw Problem.of(400, "faulty-query", "cursor");
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException broken) {
            throw Problem.of(400, "faulty-query", "cursor");
        }
    }
}
