package org.resonanz.traces;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.mail.Address;

/**
 * A person whose traces are looked for.
 *
 * @param address the address that was asked for, with its {@code +tag} if it has one
 * @param ref     the person's pseudonym, the same for all tags
 * @param mailRef the pseudonym of the whole address
 */
public record Person(Address address, String ref, String mailRef) {

    /** Returns the person of a normalised address. */
    public static Person of(String address, Pseudonyms pseudonyms) {
        return new Person(new Address(address), pseudonyms.of(address), pseudonyms.ofMailbox(address));
    }

    /** Returns the address as it was asked for, and the address without its tag. */
    public Set<String> addresses() {
        return new TreeSet<>(List.of(address.text(), address.withoutTag().text()));
    }

    /** Returns true if a text is the person's address, with any tag; false if it is null or no address. */
    public boolean has(@Nullable String text) {
        return text != null
                && Address.parse(text).filter(other -> other.withoutTag().equals(address.withoutTag())).isPresent();
    }
}
