package org.resonanz.ratings;

/**
 * The working time that a request cost its requester, by the requester's own estimate. A class that names one amount
 * stands for all amounts between those of its neighbours. Nobody is taken to have lost more than a working day of eight
 * hours.
 */
public enum LostTime {
    NONE(0, 0), UP_TO_15_MINUTES(0, 15), HALF_AN_HOUR(15, 60), ONE_HOUR(30, 120), TWO_HOURS(60, 240), HALF_A_DAY(120,
            480), A_DAY_OR_MORE(480, 480);

    private final int least;
    private final int most;

    LostTime(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** Returns the time that somebody who chose this class has lost at least, in minutes. */
    public int least() {
        return least;
    }

    /** Returns the time that somebody who chose this class has lost at most, in minutes. */
    public int most() {
        return most;
    }

    /** Returns true for classes above two hours. */
    public boolean isAboveTwoHours() {
        return compareTo(TWO_HOURS) > 0;
    }
}
