package org.resonanz.bench.coldstart;

import java.util.ArrayList;
import java.util.List;

/**
 * A function and an event, what was measured of them, and how AWS answered it.
 *
 * @param event   what it is sent
 * @param cold    the calls of a first invocation, in a new process
 * @param warm    the calls of a later one
 * @param answers whether and how it answered
 */
record Subject(String name, Deployed function, byte[] event, Recording cold, Recording warm, String answers,
        List<Double> coldMillis, List<Double> primedMillis, List<Double> warmMillis, List<Double> bareMillis) {

    static Subject of(String name, Deployed function, byte[] event, Recording cold, Recording warm, String answer) {
        return new Subject(name, function, event, cold, warm, answer, new ArrayList<>(), new ArrayList<>(),
                new ArrayList<>(), new ArrayList<>());
    }

    /** Returns the median of some times; not a number if there are none. */
    static double median(List<Double> millis) {
        return millis.isEmpty() ? Double.NaN : millis.stream().sorted().toList().get(millis.size() / 2);
    }
}
