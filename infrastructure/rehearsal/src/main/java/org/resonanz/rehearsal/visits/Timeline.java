package org.resonanz.rehearsal.visits;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What is going to happen, in the order of its times; what happens may plan more. */
public final class Timeline {
    /** Something that happens at a time of the product's clock. */
    @FunctionalInterface
    public interface Action {
        void happen(Instant at);
    }

    private record Plan(Instant at, long order, Action action) {
    }

    private final ProductClient product;
    private final PriorityQueue<Plan> plans = new PriorityQueue<>(
            Comparator.comparing(Plan::at).thenComparing(Plan::order));
    private long order;
    private Instant now = Instant.MIN;

    public Timeline(ProductClient product) {
        this.product = product;
    }

    /**
     * Plans an action; of two at the same time the one that was planned first happens first, and what is planned for a time
     * that is over happens next.
     */
    public void plan(Instant at, Action action) {
        plans.add(new Plan(at, order++, action));
    }

    /** Moves the clock from plan to plan, and at last to {@code end}; what is planned for later is dropped. */
    public void runUntil(Instant end) {
        while (!plans.isEmpty() && plans.peek().at().isBefore(end)) {
            var next = plans.poll();
            now = next.at().isBefore(now) ? now : next.at();
            product.clockTo(now);
            next.action().happen(now);
        }
        product.clockTo(end);
    }
}
