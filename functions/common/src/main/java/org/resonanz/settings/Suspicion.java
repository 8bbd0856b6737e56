package org.resonanz.settings;

/**
 * The thresholds beyond which an answer on a rating page looks like a machine's. Each can be switched off with 0.
 *
 * @param decoyHits    fields and links that no person sees and that were used, from this number on, 0 or 1
 * @param quickMillis  confirmed in less than this after the page was shown, 0 to 10,000 ms
 * @param freshSeconds confirmed in less than this after the mail was sent, 0 to 600 s
 * @param burstRatings number of different ratings of one link that a browser opened within {@code burstSeconds},
 *                     0 or 2 to 5
 * @param burstSeconds 1 to 60 s
 */
public record Suspicion(int decoyHits, int quickMillis, int freshSeconds, int burstRatings, int burstSeconds) {

    /** The thresholds of an organisation that never changed any. */
    public static Suspicion defaults() {
        return new Suspicion(1, 1500, 10, 3, 10);
    }
}
