package org.resonanz.importtickets;

/** The state of a ticket as far as it matters to a request, each further than the one before. */
enum TicketState {
    OPEN, DONE, CANCELLED
}
