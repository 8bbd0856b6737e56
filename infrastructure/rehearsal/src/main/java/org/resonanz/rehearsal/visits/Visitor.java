package org.resonanz.rehearsal.visits;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody who uses the product.
 *
 * @param person a name, or a mail address
 * @param groups as the token names them, such as {@code team:hr}
 * @param locale {@code de} or {@code en}
 */
public record Visitor(String person, String name, String locale, List<String> groups) {

    /** Returns the person's mail address; who is known by a name alone has one of the invented company. */
    public String email() {
        return person.contains("@") ? person : person + "@resonanz.example";
    }

    /** The query of the issuer's token door. */
    String query() {
        var groupList = groups.stream().map(ProductClient::encode).collect(Collectors.joining(","));
        return "person=" + ProductClient.encode(person) + "&email=" + ProductClient.encode(email()) + "&name="
                + ProductClient.encode(name)
                + "&locale=" + locale + "&groups=" + groupList;
    }
}
