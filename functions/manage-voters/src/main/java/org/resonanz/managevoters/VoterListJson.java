package org.resonanz.managevoters;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.resonanz.people.VoterList;
import org.resonanz.platform.http.Body;
import org.resonanz.platform.mail.Address;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/** Converts the voter list to JSON of the API and back. A change must name the whole list. */
final class VoterListJson {
    private static final int MOST_ADDRESSES = 500;
    private static final int MOST_DOMAINS = 100;
    /** The form of a domain: letters, digits and hyphens, at least two labels (RFC 1123, 2.1). */
    private static final Pattern DOMAIN = Pattern
            .compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private VoterListJson() {}

    static Map<String, Object> of(VoterList list) {
        var json = new LinkedHashMap<String, Object>();
        json.put("addresses", list.addresses().stream().map(Address::text).sorted().toList());
        json.put("domains", list.domains().stream().sorted().toList());
        return json;
    }

    static List<Map<String, Object>> of(UnknownVoters unknown) {
        return unknown.addresses().entrySet().stream().map(domain -> {
            var json = new LinkedHashMap<String, Object>();
            json.put("domain", domain.getKey());
            json.put("addresses", domain.getValue());
            return (Map<String, Object>) json;
        }).toList();
    }

    /** Reads a list from a body. An entry that is not allowed becomes a fault that names it. */
    static VoterList read(Body body, TeamTree tree) {
        var mailboxes = tree.teams().stream().map(Team::mailbox).filter(mailbox -> mailbox != null)
                .map(Address::new).collect(Collectors.toSet());
        var addresses = addresses(body, mailboxes);
        var domains = domains(body);
        body.verify();
        return new VoterList(addresses, domains);
    }

    private static Set<Address> addresses(Body body, Collection<Address> mailboxes) {
        var addresses = new HashSet<Address>();
        var texts = body.requiredTexts("addresses", MOST_ADDRESSES);
        for (var index = 0; index < texts.size(); index++) {
            var address = Address.parse(texts.get(index));
            if (address.isEmpty()) {
                body.fault("addresses/" + index, "address");
            } else if (mailboxes.stream().anyMatch(address.get()::arrivesAt)) {
                body.fault("addresses/" + index, "mailbox");
            } else {
                addresses.add(address.get().withoutTag());
            }
        }
        return addresses;
    }

    private static Set<String> domains(Body body) {
        var domains = new TreeSet<String>();
        var texts = body.requiredTexts("domains", MOST_DOMAINS);
        for (var index = 0; index < texts.size(); index++) {
            var domain = texts.get(index).strip();
            // Only ASCII letters are folded: anything else is no domain.
            var folded = domain.chars().allMatch(letter -> letter < 128) ? domain.toLowerCase(Locale.ROOT) : domain;
            if (!DOMAIN.matcher(folded).matches()) {
                body.fault("domains/" + index, "domain");
            } else if (PublicMailProviders.offer(folded)) {
                body.fault("domains/" + index, "public-mail", folded);
            } else {
                domains.add(folded);
            }
        }
        return domains;
    }
}
