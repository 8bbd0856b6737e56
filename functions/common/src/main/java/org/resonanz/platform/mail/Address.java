package org.resonanz.platform.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address by which a person is known: one bare address with its ASCII letters in lower case.
 *
 * <p>Only ASCII is folded, because other foldings let one letter pass for another: the Kelvin sign becomes a plain
 * {@code k} in {@link String#toLowerCase()}.
 *
 * @param text such as {@code anna@example.org}
 */
public record Address(String text) {
    /** The longest address that a mail path may hold, in characters (RFC 5321, 4.5.3.1.3). */
    public static final int LONGEST = 254;

    private static final String PART = "[^\\s\\p{Z}\\p{C}@<>\",;:\\\\()\\[\\]]+";
    private static final Pattern FORM = Pattern.compile(PART + "@" + PART);

    /** Parses an address; empty if the text, without spaces around it, is not exactly one address. */
    public static Optional<Address> parse(String text) {
        var stripped = text.strip();
        return stripped.length() <= LONGEST && FORM.matcher(stripped).matches()
                ? Optional.of(new Address(lowerCase(stripped)))
                : Optional.empty();
    }

    /** Returns the part behind the {@code @}. */
    public String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    /** Returns the address without its {@code +tag}. It is the same for all tags that a person uses. */
    public Address withoutTag() {
        var at = text.indexOf('@');
        var plus = text.indexOf('+');
        return plus > 0 && plus < at ? new Address(text.substring(0, plus) + text.substring(at)) : this;
    }

    /** Returns true if two addresses differ in nothing but their {@code +tag}. */
    public boolean isOfSamePerson(Address other) {
        return withoutTag().equals(other.withoutTag());
    }

    /**
     * Returns true if mails to this address arrive in a mailbox: this is the mailbox's address, with or without a
     * further tag. If only the mailbox has a tag, the address is somebody else's.
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
                letters[index] = (char) (letters[index] + 'a' - 'A');
            }
        }
        return new String(letters);
    }
}
