package org.resonanz.mail;

import java.util.StringJoiner;

/** A mail for those who read text: paragraphs, with the words of others set off, so that nobody takes them for ours. */
public final class MailText {
    private static final int INDENT = 4;

    private final StringJoiner paragraphs = new StringJoiner("\n\n", "", "\n");

    public MailText add(String paragraph) {
        paragraphs.add(paragraph);
        return this;
    }

    public MailText quote(String words) {
        return add(words.strip().indent(INDENT).stripTrailing());
    }

    @Override
    public String toString() {
        return paragraphs.toString();
    }
}
