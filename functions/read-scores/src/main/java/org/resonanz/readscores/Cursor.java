package org.resonanz.readscores;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.resonanz.platform.http.Problem;

/**
 * The oldest batch of a page, before which the next page ends. It names no team, as the caller decides which team is
 * read, so a borrowed cursor opens nothing.
 *
 * @param batch the day and the place of its closing, as {@code 2026-11-22#team}
 */
record Cursor(String batch) {
    private static final Pattern BATCH = Pattern
            .compile("\\d{4}-(0\\d|1[0-2])-[0-3]\\d#(team|pool|department:[a-z0-9][a-z0-9-]{0,62})");

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(batch.getBytes(StandardCharsets.US_ASCII));
    }

    static Cursor parse(String text) {
        try {
            var cursor = new Cursor(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            if (BATCH.matcher(cursor.batch).matches() && cursor.text().equals(text)) {
                return cursor;
            }
            throw Problem.of(400, "faulty-query", "cursor");
        } catch (IllegalArgumentException broken) {
            throw Problem.of(400, "faulty-query", "cursor");
        }
    }
}
