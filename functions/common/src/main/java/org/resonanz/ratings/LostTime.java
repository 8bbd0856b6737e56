package org.resonanz.ratings;

/** The working time that a request cost its requester, by the requester's own estimate. */
public enum LostTime {
    NONE, UP_TO_15_MINUTES, HALF_AN_HOUR, ONE_HOUR, TWO_HOURS, HALF_A_DAY, A_DAY_OR_MORE
}
