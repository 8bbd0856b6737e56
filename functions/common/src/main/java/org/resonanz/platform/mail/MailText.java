package org.resonanz.platform.mail;

import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.PlainText;

/**
 * Builds the text form of a mail from paragraphs. The words of others are set off, so that nobody takes them for ours.
 */
public final class MailText {
    private static final int INDENT = 4;

    private final StringJoiner paragraphs = new StringJoiner("\n\n", "", "\n");

    /** Adds a paragraph. Line breaks within a line become spaces, so that a name cannot begin a line of its own. */
    public MailText add(String... lines) {
        paragraphs.add(Stream.of(lines).map(PlainText::oneLine).collect(Collectors.joining("\n")));
        return this;
    }

    /** Adds a link of the mail's end; nothing if there is none. */
    public MailText add(@Nullable FooterLink link) {
        return link == null ? this : add(link.words() + ":", link.address());
    }

    /** Adds the words of others, with each of their lines indented. */
    public MailText quote(String words) {
        paragraphs.add(words.strip().replaceAll("\\R", "\n").indent(INDENT).stripTrailing());
        return this;
    }

    @Override
    public String toString() {
        return paragraphs.toString();
    }
}
