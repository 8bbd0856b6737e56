package org.resonanz.ratings;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.resonanz.facts.DayShards;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.DayIndexItem;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;

/**
 * Makes the items that note refused attempts, {@code ATTEMPT#n#1}, and quarantined answers, {@code
 * QUARANTINE#n#nonce}, which do not hold the answers.
 */
public final class SideNoteItem {

    private SideNoteItem() {}

    /** Returns the beginning of all sort keys of a kind of notes. */
    public static String prefix(SideNote kind) {
        return kind.name() + "#";
    }

    /** Returns the beginning of the sort keys of a kind of notes about the n-th completion. */
    static String prefix(SideNote kind, int completion) {
        return prefix(kind) + completion + "#";
    }

    /**
     * A note about a completion.
     *
     * @param day       the organisation's calendar day, in whose figures it is counted
     * @param expiresAt time at which it may be deleted, seconds since 1970
     */
    public record Note(Request request, int completion, Instant at, LocalDate day, long expiresAt) {

        private Items item(SideNote kind, String name, DayShards.Kind counted) {
            var ref = request.requester().ref();
            return Items.item(RequestItem.partition(request.id()), prefix(kind, completion) + name)
                    .put("at", at).put(DayIndexItem.REF, ref).put(DayIndexItem.SHARD, DayShards.of(counted, day, ref))
                    .put(Items.EXPIRES_AT, expiresAt);
        }
    }

    /** Returns the write of a refused attempt. It fails if there is one with this number. */
    public static ItemPut attempt(Note note, int number, RefusedAttempt reason) {
        return ItemPut.of(note.item(SideNote.ATTEMPT, String.valueOf(number), DayShards.Kind.ATTEMPT)
                .put("reason", reason.name()).build()).ifAbsent();
    }

    /** Returns the write of a quarantined answer. It fails if the answer of this form is noted already. */
    public static ItemPut quarantine(Note note, String nonce, List<String> signals) {
        return ItemPut.of(note.item(SideNote.QUARANTINE, nonce, DayShards.Kind.QUARANTINE)
                .put("signals", signals).build()).ifAbsent();
    }
}
