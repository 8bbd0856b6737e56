package org.resonanz.mail;

/** A mail to one person, with both of its forms. A subject is one line, whatever it was made of. */
public record Mail(String to, String subject, String html, String text) {

    public Mail {
        // A line break in a header would begin another header.
        subject = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
