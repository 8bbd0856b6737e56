package org.resonanz.platform.mail;

/** A quiet link at the end of a mail, with its words. */
public record FooterLink(String words, String address) {
}
