package org.resonanz.aggregatescores.batches;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.resonanz.facts.Entry;
import org.resonanz.ratings.Reasons;
import org.resonanz.scores.InterfaceKey;

/**
 * One completed request, and what became of it.
 *
 * @param servedOn   the day on which it was completed and its requester invited
 * @param known      true if the requester may vote
 * @param noted      true if the team entered the request
 * @param invited    false if the requester got no mail; they may answer all the same
 * @param answeredOn the day of the answer; null if there is none
 * @param rating     1 to 5; 0 if there is no answer
 * @param at         the time of the answer; null if there is none
 */
record ServedRequest(int id, InterfaceKey interfaceKey, LocalDate servedOn, String ref, boolean known, boolean noted,
        boolean invited,
        LocalDate answeredOn, boolean followedUp, int rating, Instant at) {

    boolean isVoice() {
        return answeredOn != null;
    }

    /** True where the requester is one of those asked. */
    boolean isAsked() {
        return known && invited && !noted;
    }

    /** The day with whose night the invitation enters, as a voice or a silence. */
    LocalDate entersOn() {
        return Entry.of(servedOn);
    }

    /** The day with whose night the answer enters, null where there is none. */
    LocalDate voiceEntersOn() {
        return isVoice() ? Entry.ofAnswer(entersOn(), answeredOn) : null;
    }

    /** A voice to which its mark is offered as a reason, so that sums tell exactly who is in them. */
    Voice voice() {
        var reasons = new Reasons(List.of(mark()), rating > 3 ? List.of(mark()) : List.of());
        return new Voice(rating, reasons, null, false, followedUp, at,
                "%08d".formatted(id));
    }

    String mark() {
        return "mark-" + id;
    }

    ServedRequest rated(int other) {
        return new ServedRequest(id, interfaceKey, servedOn, ref, known, noted, invited, answeredOn, followedUp, other,
                at);
    }

    /** The same fact of somebody who may vote, whoever they are. */
    ServedRequest ofSomebodyKnown() {
        return new ServedRequest(id, interfaceKey, servedOn, ref, true, noted, invited, answeredOn, followedUp, rating,
                at);
    }

    ServedRequest withoutFollowUp() {
        return new ServedRequest(id, interfaceKey, servedOn, ref, known, noted, invited, answeredOn, false, rating, at);
    }
}
