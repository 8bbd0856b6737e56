package org.resonanz.people;

import java.util.Set;
import org.resonanz.platform.mail.Address;

/**
 * The list of those who may vote without having called the API. Admins keep it.
 *
 * @param addresses single addresses, without {@code +tag}
 * @param domains   mail domains of the company and its partners; everybody with an address there is listed
 */
public record VoterList(Set<Address> addresses, Set<String> domains) {

    public VoterList {
        addresses = Set.copyOf(addresses);
        domains = Set.copyOf(domains);
    }
}
