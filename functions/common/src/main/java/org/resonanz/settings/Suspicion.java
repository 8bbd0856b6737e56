package org.resonanz.settings;

/**
 * The thresholds beyond which an answer on a rating page looks like a machine's. Each can be switched off with 0.
 *
 * @param decoyHits    least number of uses of the field or link that no person sees, 0 or 1
 * @param quickMillis  shortest time from the page to its form in which a person answers, 0 to 10,000 ms
 * @param freshSeconds shortest time from the mail to the form in which a person answers, 0 to 600 s
 * @param burstRatings least number of different ratings of one link that a browser opened within {@code burstSeconds},
 *                     0 or 2 to 5
 * @param burstSeconds length of a burst, 1 to 60 s
 */
public record Suspicion(int decoyHits, int quickMillis, int freshSeconds, int burstRatings, int burstSeconds) {

    /** Returns the thresholds of an organisation that never changed any. */
    public static Suspicion defaults() {
        return new Suspicion(1, 1500, 10, 3, 10);
    }
}
