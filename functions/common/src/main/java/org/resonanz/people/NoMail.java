package org.resonanz.people;

/** A reason why a person gets no mail. */
public enum NoMail {
    UNSUBSCRIBED, BOUNCED, COMPLAINED
}
