package org.resonanz.invitations;

import org.resonanz.people.NoMail;

/** A reason for which nobody is invited to rate a completion. */
public enum NotInvited {
    /** The requester would rate their own team's work. */
    OWN_WORK,
    /** The person has had as many invitations as they get in a week. */
    WEEKLY_LIMIT,
    /** The person has left the list of invitations. */
    UNSUBSCRIBED,
    /** Mails to the address came back. */
    BOUNCED,
    /** The owner of the address has complained. */
    COMPLAINED;

    /** Returns the reason for a person who gets no mail. */
    public static NotInvited of(NoMail reason) {
        return switch (reason) {
            case UNSUBSCRIBED -> UNSUBSCRIBED;
            case BOUNCED -> BOUNCED;
            case COMPLAINED -> COMPLAINED;
        };
    }
}
