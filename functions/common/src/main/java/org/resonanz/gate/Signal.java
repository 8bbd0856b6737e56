package org.resonanz.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.gate.PageView.Shown;
import org.resonanz.gate.PageView.Sight;
import org.resonanz.settings.Suspicion;

/** What makes an answer look like a machine's. Each has its threshold in the settings; 0 switches it off. */
public enum Signal {
    /** A field or link was used that no person sees. */
    DECOY,
    /** Confirmed sooner than a person can read. */
    QUICK,
    /** Confirmed sooner after the mail was sent than a person can have read it. */
    FRESH,
    /** Several different ratings of the same link were opened within seconds. */
    BURST;

    /**
     * Returns the signals of a form that was sent; none where a person sent it.
     *
     * @param sentAt when the last mail with the link was sent, null where none was
     */
    public static Set<Signal> of(Suspicion limits, PageView view, Shown shown, boolean decoyFilled, Instant sentAt,
            Instant now) {
        var signals = EnumSet.noneOf(Signal.class);
        var first = shown.form().first();
        var sights = first ? view.sightsOfLink() : List.<Sight>of();
        var decoyed = decoyFilled || sights.stream().anyMatch(sight -> sight.what() == PageView.DECOY);
        if (limits.decoyHits() > 0 && decoyed) {
            signals.add(DECOY);
        }
        if (Duration.between(shown.at(), now).toMillis() < limits.quickMillis()) {
            signals.add(QUICK);
        }
        if (first && sentAt != null && Duration.between(sentAt, now).toSeconds() < limits.freshSeconds()) {
            signals.add(FRESH);
        }
        if (limits.burstRatings() > 0 && mostAtOnce(sights, limits.burstSeconds()) >= limits.burstRatings()) {
            signals.add(BURST);
        }
        return signals;
    }

    /** The largest number of different ratings opened within so many seconds. */
    private static int mostAtOnce(List<Sight> sights, int seconds) {
        var ratings = sights.stream().filter(sight -> Character.isDigit(sight.what())).toList();
        return ratings.stream().mapToInt(last -> ratings.stream()
                .filter(other -> Math.abs(last.millis() - other.millis()) <= seconds * 1000L
                        && other.millis() <= last.millis())
                .map(Sight::what).collect(Collectors.toSet()).size()).max().orElse(0);
    }
}
