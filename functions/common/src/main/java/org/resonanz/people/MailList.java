package org.resonanz.people;

/** The mails that a person can get off. Their order is part of links that are out: new ones come last. */
public enum MailList {
    /** Invitations to rate, and reminders of them. */
    INVITATIONS("invitationsOffAt"),
    /** The weekly digest to leads. */
    DIGEST("digestOffAt");

    private final String attribute;

    MailList(String attribute) {
        this.attribute = attribute;
    }

    /** The attribute of a person's item that says since when they are off it. */
    public String attribute() {
        return attribute;
    }
}
