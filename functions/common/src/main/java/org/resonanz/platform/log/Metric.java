package org.resonanz.platform.log;

/**
 * A value of a metric.
 *
 * @param unit a unit of CloudWatch
 */
public record Metric(String name, String unit, long value) {

    /** Returns a number of things. */
    public static Metric count(String name, long value) {
        return new Metric(name, "Count", value);
    }

    /** Returns a duration in milliseconds. */
    public static Metric milliseconds(String name, long value) {
        return new Metric(name, "Milliseconds", value);
    }
}
