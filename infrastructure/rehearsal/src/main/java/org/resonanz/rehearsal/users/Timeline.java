package org.resonanz.rehearsal.users;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A plan of actions, which run in the order of their times. An action may plan further ones. */
public final class Timeline {
    /** An action at a time of the product's clock. */
    @FunctionalInterface
    public interface Action {
        void run(Instant at);
    }

    private record Plan(Instant at, long order, Action action) {
    }

    private final ProductClient product;
    private final PriorityQueue<Plan> plans = new PriorityQueue<>(
            Comparator.comparing(Plan::at).thenComparingLong(Plan::order));
    private long order;
    private Instant now = Instant.MIN;

    public Timeline(ProductClient product) {
        this.product = product;
    }

    /**
     * Plans an action. Of two at the same time, the one that was planned first runs first. An action in the past runs
     * next.
     */
    public void plan(Instant at, Action action) {
        plans.add(new Plan(at, order++, action));
    }

    /** Moves the product's clock from action to action and finally to the end. Later actions do not run. */
    public void runUntil(Instant end) {
        while (!plans.isEmpty() && plans.peek().at().isBefore(end)) {
            var next = plans.poll();
            now = next.at().isBefore(now) ? now : next.at();
            product.clockTo(now);
            next.action().run(now);
        }
        product.clockTo(end);
    }
}
