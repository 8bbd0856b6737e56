package org.resonanz.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Predicate;

/**
 * Counts the calls of functions to DynamoDB and the write units that they consume, indexes included. It can make calls
 * fail and put reads off.
 */
public final class Meter {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final DoubleAdder writeUnits = new DoubleAdder();
    private final AtomicInteger putOff = new AtomicInteger();
    private volatile Predicate<String> refused = call -> false;

    Meter() {}

    /** Returns the names of the calls so far, such as {@code PutItem}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** Returns the write units that the calls so far consumed in the table and its indexes. */
    public double writeUnits() {
        return writeUnits.sum();
    }

    /** Forgets what was counted, and refuses and puts off nothing any more. */
    public void reset() {
        calls.clear();
        writeUnits.reset();
        refused = call -> false;
        putOff.set(0);
    }

    /**
     * Makes calls fail from now on, as if the function were killed before them.
     *
     * @param call true for the names of the calls that fail
     */
    public void refuse(Predicate<String> call) {
        refused = call;
    }

    /**
     * Makes the next reads by keys find nothing and tell the caller to ask again, as under load.
     *
     * @param reads how many
     */
    public void putOff(int reads) {
        putOff.set(reads);
    }

    /** Counts a call; returns true if it must fail. */
    boolean refuses(String call) {
        calls.add(call);
        return refused.test(call);
    }

    /** Returns true if a read by keys must be put off; asked once for each. */
    boolean putsOff() {
        return putOff.getAndDecrement() > 0;
    }

    void consumed(double units) {
        writeUnits.add(units);
    }
}
