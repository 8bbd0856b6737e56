package org.resonanz.requests;

/** The way in which a request was entered. */
public enum Origin {
    /** The requester asked for work. */
    PERSON,
    /** A ticket tool entered it. */
    INTEGRATION,
    /** The provider team noted it. */
    TEAM,
    /** The requester entered help without a ticket, after it was given; the team never learns of it. */
    HELPED;

    /**
     * Returns true if the provider team noted the request. As the team chose the requester, their silence does not
     * count as that of somebody who was asked.
     */
    public boolean isNoted() {
        return this == TEAM;
    }
}
