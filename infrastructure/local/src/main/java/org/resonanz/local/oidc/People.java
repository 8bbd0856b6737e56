package org.resonanz.local.oidc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The invented people whom the issuer knows. */
public final class People {
    /**
     * Somebody who can sign in.
     *
     * @param id     name for the sign-in, also the token's {@code sub}
     * @param groups as the token names them
     */
    public record Person(String id, String name, String email, String locale, List<String> groups) {
    }

    private final Map<String, Person> people = new ConcurrentHashMap<>();

    public People() {
        add(new Person("anna", "Anna Albers", "anna@resonanz.example", "de", List.of("team:marketing")));
        add(new Person("ben", "Ben Brandt", "ben@resonanz.example", "de", List.of("team:hr")));
        add(new Person("carla", "Carla Costa", "carla@resonanz.example", "en", List.of("team:hr", "lead:hr")));
        add(new Person("dora", "Dora Dietrich", "dora@resonanz.example", "de", List.of("admin")));
        add(new Person("emil", "Emil, the ticket tool", "emil@resonanz.example", "en", List.of("integration")));
    }

    /** Makes somebody known, also to the sign-in page. */
    public void add(Person person) {
        people.put(person.id(), person);
    }

    Optional<Person> find(String id) {
        return Optional.ofNullable(people.get(id == null ? "" : id));
    }

    List<Person> all() {
        return people.values().stream().sorted(Comparator.comparing(Person::id)).toList();
    }
}
