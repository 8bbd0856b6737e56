package org.resonanz.people;

/**
 * A list of mails that a person can get off. The order of the constants is part of links that were sent, so new ones
 * come last.
 */
public enum MailList {
    /** Invitations to rate, and reminders of them. */
    INVITATIONS,
    /** The weekly digest to leads. */
    DIGEST
}
