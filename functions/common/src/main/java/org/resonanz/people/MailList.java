package org.resonanz.people;

/**
 * A list of mails that a person can get off. The order of the constants is part of links that were sent, so new ones
 * come last.
 */
public enum MailList {
    /** Invitations to rate, and reminders of them. */
    INVITATIONS("invitationsOffAt"),
    /** The weekly digest to leads. */
    DIGEST("digestOffAt");

    private final String attribute;

    MailList(String attribute) {
        this.attribute = attribute;
    }

    /** Returns the name of the attribute, in a person's item, that holds since when they are off the list. */
    public String attribute() {
        return attribute;
    }
}
