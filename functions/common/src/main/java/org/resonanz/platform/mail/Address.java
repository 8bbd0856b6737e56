package org.resonanz.platform.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address as people are known by it: one bare address, its ASCII letters in lower case.
 *
 * <p>Only ASCII is folded, because other foldings let one letter pass for another: the Kelvin sign becomes a plain
 * {@code k} in {@link String#toLowerCase()}.
 *
 * @param text such as {@code anna@example.org}
 */
public record Address(String text) {
    /** Most characters that a mail path may hold (RFC 5321, 4.5.3.1.3). */
    public static final int LONGEST = 254;

    private static final String PART = "[^\\s\\p{Z}\\p{C}@<>\",;:\\\\()\\[\\]]+";
    private static final Pattern FORM = Pattern.compile(PART + "@" + PART);

    /** Reads an address; empty where the text, stripped of spaces around it, is not exactly one. */
    public static Optional<Address> parse(String text) {
        var stripped = text.strip();
        return stripped.length() <= LONGEST && FORM.matcher(stripped).matches()
                ? Optional.of(new Address(lowerCase(stripped)))
                : Optional.empty();
    }

    /** The part behind the {@code @}. */
    public String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    /** The address without a {@code +tag}, by which a person is the same whatever tag they use. */
    public Address withoutTag() {
        var at = text.indexOf('@');
        var plus = text.indexOf('+');
        return plus > 0 && plus < at ? new Address(text.substring(0, plus) + text.substring(at)) : this;
    }

    /** Returns true where two addresses differ in their {@code +tag} at most. */
    public boolean isOfSamePerson(Address other) {
        return withoutTag().equals(other.withoutTag());
    }

    /**
     * Returns true where mails to this address arrive in that mailbox: it is its address, with a tag or without. Whose
     * address becomes the mailbox's only by a tag is somebody else.
     */
    public boolean arrivesAt(Address mailbox) {
        return mailbox.equals(this) || mailbox.equals(withoutTag());
    }

    @Override
    public String toString() {
        return text;
    }

    private static String lowerCase(String text) {
        var letters = text.toCharArray();
        for (var index = 0; index < letters.length; index++) {
            if (letters[index] >= 'A' && letters[index] <= 'Z') {
                letters[index] += 'a' - 'A';
            }
        }
        return new String(letters);
    }
}
