package org.resonanz.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.resonanz.gate.BrowserSession.Opening;
import org.resonanz.gate.BrowserSession.ShownForm;
import org.resonanz.settings.Suspicion;

/** A sign that an answer comes from a machine. Each has its threshold in the settings, where 0 switches it off. */
public enum Signal {
    /** A field or link that no person sees was used. */
    DECOY,
    /** The form was sent sooner than a person can read it. */
    QUICK,
    /** The form was sent too soon after the mail for a person to have read the mail. */
    FRESH,
    /** Several different ratings of the same link were opened within seconds. */
    BURST;

    /**
     * Returns the signals that a form shows which was sent now; none if it looks like a person's.
     *
     * @param sentAt when the last mail with the link was sent, null if none was
     */
    public static Set<Signal> of(Suspicion limits, BrowserSession session, ShownForm shownForm, boolean decoyFilled,
            @Nullable Instant sentAt,
            Instant now) {
        var signals = EnumSet.noneOf(Signal.class);
        var first = shownForm.form().first();
        var openings = first ? session.openingsOfLink() : List.<Opening>of();
        var decoyed = decoyFilled || openings.stream().anyMatch(opening -> opening.choice() == BrowserSession.DECOY);
        if (limits.decoyHits() > 0 && decoyed) {
            signals.add(DECOY);
        }
        if (Duration.between(shownForm.at(), now).toMillis() < limits.quickMillis()) {
            signals.add(QUICK);
        }
        if (first && sentAt != null && Duration.between(sentAt, now).toSeconds() < limits.freshSeconds()) {
            signals.add(FRESH);
        }
        if (limits.burstRatings() > 0 && largestBurst(openings, limits.burstSeconds()) >= limits.burstRatings()) {
            signals.add(BURST);
        }
        return signals;
    }

    /** Returns the largest number of different ratings that were opened within so many seconds. */
    private static int largestBurst(List<Opening> openings, int seconds) {
        var ratings = openings.stream().filter(opening -> Character.isDigit(opening.choice())).toList();
        return ratings.stream().mapToInt(last -> ratings.stream()
                .filter(other -> Math.abs(last.millis() - other.millis()) <= seconds * 1000L
                        && other.millis() <= last.millis())
                .map(Opening::choice).collect(Collectors.toSet()).size()).max().orElse(0);
    }
}
