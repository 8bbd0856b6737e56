package org.resonanz.rehearsal.demo;

import org.resonanz.rehearsal.users.User;

/**
 * Somebody who asks teams for work.
 *
 * @param teamId    the team in which they work; {@link #EXTERNAL} for people without one
 * @param temper    how much better than others they rate, in steps of the scale
 * @param answering probability with which they answer an invitation
 */
record Colleague(User user, String teamId, double temper, double answering) {
    /** The team and department of people from outside. */
    static final String EXTERNAL = "external";

    boolean isExternal() {
        return teamId.equals(EXTERNAL);
    }
}
