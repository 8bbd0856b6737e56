package org.resonanz.chaos.company;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.resonanz.chaos.faults.Proxy;
import org.resonanz.chaos.host.HostProcess;
import org.resonanz.platform.aws.Backoff;

/** The time as the company lets it pass. */
final class Progress {
    private static final int ROUNDS = 12;
    /** Longer than any index lags behind, if the clock went as the wall's does. */
    private static final Duration LAG = Duration.ofHours(2);

    private final HostProcess host;
    private final Proxy proxy;
    private final Doors doors;

    Progress(HostProcess host, Proxy proxy, Doors doors) {
        this.host = host;
        this.proxy = proxy;
        this.doors = doors;
    }

    /** Moves the clock. What was written long before is seen by all. */
    void clockTo(Instant time) {
        if (Duration.between(doors.now(), time).compareTo(LAG) > 0) {
            proxy.settle();
        }
        doors.clockTo(time);
    }

    /** Lets all that was written be seen by all. */
    void seen() {
        proxy.settle();
    }

    void pass(Duration time) {
        clockTo(doors.now().plus(time));
    }

    /**
     * Waits until no queue holds a message but dead letters, while the clock goes on a little, so that what died under way
     * is taken up. Dead letters about invitations are moved back.
     */
    void settle() {
        for (var round = 0; round < ROUNDS; round++) {
            var backoff = new Backoff();
            do {
                // What was sent by the last consequence.
                pass(Duration.ofSeconds(20));
                if (isSettled()) {
                    if (!host.journal().deadLetters().contains("InvitationDeadLetters")
                            && !host.journal().deadLetters().contains("FollowUpDeadLetters")) {
                        return;
                    }
                    redrive();
                }
            } while (backoff.pause());
        }
        throw new Loss.Unanswered("Messages remain: " + host.journal().waiting());
    }

    private boolean isSettled() {
        return host.journal().waiting().stream().allMatch(queue -> queue.endsWith("DeadLetters"));
    }

    /** Moves all dead letters back to their queues. */
    void redrive() {
        try {
            host.redrive();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the answer that is stored about a request's last completion; 0 for none. */
    int rating(Lifecycle life) {
        var item = Items.of(proxy, life.id()).get("RATING#" + life.completions);
        return item == null || !item.containsKey("rating") ? 0 : Items.number(item, "rating");
    }

    Set<String> deadLetters() {
        return host.journal().deadLetters();
    }
}
