package org.resonanz.aggregatescores.scores;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.resonanz.aggregatescores.batches.Tally;

/** The score of some batches, computed from their sums alone. */
public final class Score {
    private Score() {}

    /**
     * Returns the members of a score as the API shows them.
     *
     * @param totals       the sums of at least one batch
     * @param designEffect the effect by which the voices are divided, 1 or more
     */
    public static Map<String, Object> of(Totals totals, double designEffect) {
        var turnaround = totals.turnaround();
        var score = new LinkedHashMap<String, Object>();
        score.put("voices", totals.voices());
        score.put("raters", totals.largest());
        addSatisfaction(score, totals.tally(), totals.crowd(), designEffect);
        score.put("drivers", drivers(totals.tally()));
        addService(score, totals);
        if (turnaround.completions() > 0) {
            score.put("turnaround", pair("p50", turnaround.quantile(0.5).toString(),
                    "p90", turnaround.quantile(0.9).toString()));
        }
        return score;
    }

    /**
     * Adds CSAT and, as bounds, the CSAT that there would be if the silent had answered (C. F. Manski, AER 80, 1990).
     */
    private static void addSatisfaction(Map<String, Object> score, Tally tally, double crowd, double designEffect) {
        var histogram = tally.histogram();
        var voices = tally.voices();
        var satisfied = Share.satisfied(histogram);
        var csat = (double) satisfied / voices;
        var interval = Wilson.of(csat, voices / designEffect);
        score.put("csat", Rounding.share(csat));
        score.put("csatLow", Rounding.share(interval.low()));
        score.put("csatHigh", Rounding.share(interval.high()));
        score.put("mean", Rounding.mean(mean(histogram, voices)));
        score.put("histogram", Arrays.stream(histogram).boxed().toList());
        score.put("responseRate", Rounding.share(voices / crowd));
        score.put("csatIfSilentSatisfied", Rounding.share((satisfied + crowd - voices) / crowd));
        score.put("csatIfSilentDissatisfied", Rounding.share(satisfied / crowd));
    }

    /** Adds the figures on the service that invitations and completions alone tell. */
    private static void addService(Map<String, Object> score, Totals totals) {
        var served = totals.served();
        if (served != null) {
            score.put("served", pair("first", served.first().toString(), "last", served.last().toString()));
        }
        var handling = totals.handling();
        if (handling.requests() > 0) {
            score.put("handling", pair("noted", handling.completions() == 0
                    ? null
                    : Rounding.share((double) handling.noted() / handling.completions()),
                    "handedOn", Rounding.share((double) handling.handedOn() / handling.requests())));
        }
    }

    private static double mean(int[] histogram, int voices) {
        var sum = 0;
        for (var rating = 1; rating <= histogram.length; rating++) {
            sum += rating * histogram[rating - 1];
        }
        return (double) sum / voices;
    }

    private static Map<String, Object> drivers(Tally tally) {
        var drivers = new LinkedHashMap<String, Object>();
        tally.drivers().forEach((driver, sum) -> drivers.put(driver,
                pair("mean", Rounding.mean((double) sum.total() / sum.count()), "voices", sum.count())));
        return drivers;
    }

    /** Returns two members in this order: the same batches must give the same text, byte for byte. */
    static Map<String, Object> pair(String name, Object value, String otherName, Object otherValue) {
        var pair = new LinkedHashMap<String, Object>();
        pair.put(name, value);
        pair.put(otherName, otherValue);
        return pair;
    }
}
