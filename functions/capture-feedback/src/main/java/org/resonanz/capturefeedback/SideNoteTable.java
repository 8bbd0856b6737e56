package org.resonanz.capturefeedback;

import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.resonanz.gate.Signal;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.ratings.RefusedAttempt;
import org.resonanz.ratings.SideNoteItem;
import org.resonanz.ratings.SideNoteItem.Note;
import org.resonanz.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Stores notes of refused attempts and quarantined answers, which do not hold the answers. Nights count them for the
 * whole organisation.
 */
final class SideNoteTable {
    /** The most notes of one kind about one completion. */
    static final int MOST = 20;

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Supplier<Settings> settings;
    private final Clock clock;

    SideNoteTable(DynamoDbClient dynamoDb, String table, Supplier<Settings> settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    /** Notes a refused attempt. */
    void refused(RatingVisit visit, RefusedAttempt why) {
        for (var number = visit.completion().attempts() + 1; number <= MOST; number++) {
            if (putNew(SideNoteItem.attempt(note(visit), number, why))) {
                return;
            }
        }
    }

    /**
     * Notes that an answer was quarantined, and for which signals.
     *
     * @return false if that is noted already, or there are too many such notes
     */
    boolean quarantined(RatingVisit visit, String nonce, Set<Signal> signals) {
        return visit.completion().quarantines() < MOST && putNew(
                SideNoteItem.quarantine(note(visit), nonce, signals.stream().map(Signal::name).toList()));
    }

    private Note note(RatingVisit visit) {
        var now = clock.instant();
        var current = settings.get();
        return new Note(visit.request(), visit.token().completion(), now, current.dayOf(now),
                visit.expiresAt(current));
    }

    /** Stores a note; returns false if it is there already. */
    private boolean putNew(ItemPut note) {
        try {
            dynamoDb.putItem(note.request(table).build());
            return true;
        } catch (ConditionalCheckFailedException already) {
            return false;
        }
    }
}
