package org.resonanz.requests;

/** Who made the request. */
public enum Origin {
    PERSON, INTEGRATION, TEAM;

    /** Returns true where the provider team noted the request: it chose whom, so who then keeps silent pads no crowd. */
    public boolean isNoted() {
        return this == TEAM;
    }
}
