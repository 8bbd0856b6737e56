package org.resonanz.readscores;

import java.util.Optional;
import java.util.regex.Pattern;
import org.resonanz.platform.http.Cursor;
import org.resonanz.scores.BatchScore;
import org.resonanz.teams.Team;

/**
 * The oldest batch of a page, before which the next page ends. It names no team, as the caller decides which team is
 * read, so a borrowed cursor opens nothing.
 *
 * @param batch the day and the node of its closing, as {@code 2026-11-22#team}
 */
record BatchCursor(String batch) {
    private static final Pattern BATCH = Pattern.compile("\\d{4}-(0\\d|1[0-2])-[0-3]\\d#(team|pool|"
            + BatchScore.DEPARTMENT + Team.ID.pattern() + ")");

    String text() {
        return Cursor.encode(batch);
    }

    static BatchCursor parse(String text) {
        return Cursor.decode(text,
                batch -> Optional.of(batch).filter(name -> BATCH.matcher(name).matches()).map(BatchCursor::new));
    }
}
