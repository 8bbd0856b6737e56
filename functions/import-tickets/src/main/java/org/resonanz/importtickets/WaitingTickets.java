package org.resonanz.importtickets;

import java.time.Clock;
import java.time.Duration;
import org.resonanz.imports.SourceMap;
import org.resonanz.platform.aws.Parallel;

/** Takes up the tickets of a tool that wait, once its map is mended. */
final class WaitingTickets {
    /** The time for it. API Gateway waits 29 seconds. */
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final int AT_ONCE = 50;

    private final KnownTicketTable tickets;
    private final Imports imports;
    private final Clock clock;

    WaitingTickets(KnownTicketTable tickets, Imports imports, Clock clock) {
        this.tickets = tickets;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * How far it came.
     *
     * @param imported number of tickets whose requests have followed
     * @param finished false if the time did not suffice for all
     */
    record Progress(int imported, boolean finished) {
    }

    /** Takes up the tickets that wait, those that wait longest first. */
    Progress takeUp(String source, SourceMap map) {
        var end = clock.instant().plus(TIME);
        var imported = 0;
        WaitingCursor after = null;
        do {
            var page = tickets.waiting(source, after, AT_ONCE);
            imported += (int) Parallel.map(page.tickets(), ticket -> imports.resume(ticket, map)).stream()
                    .filter(outcome -> outcome == Imports.Outcome.IMPORTED).count();
            after = page.next();
        } while (after != null && clock.instant().isBefore(end));
        return new Progress(imported, after == null);
    }
}
