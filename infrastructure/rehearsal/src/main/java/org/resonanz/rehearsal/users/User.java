package org.resonanz.rehearsal.users;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A user of the product.
 *
 * @param person a user name, or a mail address
 * @param name   the name that others read
 * @param locale {@code de} or {@code en}
 * @param groups the groups in the token, such as {@code team:hr}
 */
public record User(String person, String name, String locale, List<String> groups) {

    /** The user who sets up the company as its admin. */
    public static final User ADMIN = new User("dora", "Dora", "de", List.of("admin"));

    public User {
        groups = List.copyOf(groups);
    }

    /** Returns the user's mail address. A user name gets one of the invented company. */
    public String email() {
        return person.contains("@") ? person : person + "@resonanz.example";
    }

    /** Returns the query by which the issuer's token endpoint returns the user's token. */
    String query() {
        var groupList = groups.stream().map(ProductClient::encode).collect(Collectors.joining(","));
        return "person=" + ProductClient.encode(person) + "&email=" + ProductClient.encode(email()) + "&name="
                + ProductClient.encode(name)
                + "&locale=" + locale + "&groups=" + groupList;
    }
}
