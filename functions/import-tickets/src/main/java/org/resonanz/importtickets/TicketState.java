package org.resonanz.importtickets;

/** The state of a ticket as far as it matters to a request. */
enum TicketState {
    OPEN, DONE, CANCELLED
}
