package org.resonanz.requests;

/** The kind of caller who entered a request. */
public enum Origin {
    PERSON, INTEGRATION, TEAM;

    /**
     * Returns true if the provider team noted the request. As the team chose the requester, their silence does not
     * count as that of somebody who was asked.
     */
    public boolean isNoted() {
        return this == TEAM;
    }
}
