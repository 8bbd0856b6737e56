package org.resonanz.importtickets;

/** The reasons for which a ticket waits. */
enum Waiting {
    /** Its project or group belongs to no team. */
    UNKNOWN_GROUP,
    /** The team of its project or group is not in the tree. */
    UNKNOWN_TEAM,
    /** Its requester's account belongs to no address, and the tool sends none. */
    UNKNOWN_ACCOUNT,
    /** What the tool sends as its requester's address is none; the map can name the right one, as for an account. */
    FAULTY_ADDRESS,
    /** The tool names nobody who asked. */
    NO_REQUESTER,
    /** The function ended before it was done with the ticket. The next event of the ticket, or mending the map, does it. */
    INTERRUPTED
}
