package org.resonanz.requests;

/** Who made the request; a team could invent those that it makes for others, so they count towards no threshold. */
public enum Origin {
    PERSON, INTEGRATION, TEAM;

    /** True where the requester counts towards the thresholds of publication. */
    public boolean counts() {
        return this != TEAM;
    }
}
