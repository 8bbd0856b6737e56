package org.resonanz.local.oidc;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The invented people who can sign in. */
public final class People {
    /**
     * A person.
     *
     * @param id     user name, also the token's {@code sub}
     * @param groups the groups in the token, such as {@code team:hr}
     */
    public record Person(String id, String name, String email, String locale, List<String> groups) {
        public Person {
            groups = List.copyOf(groups);
        }
    }

    private final Map<String, Person> people = new ConcurrentHashMap<>();

    /** Creates the five people of the README. */
    public People() {
        add(new Person("anna", "Anna Albers", "anna@resonanz.example", "de", List.of("team:marketing")));
        add(new Person("ben", "Ben Brandt", "ben@resonanz.example", "de", List.of("team:hr")));
        add(new Person("carla", "Carla Costa", "carla@resonanz.example", "en", List.of("team:hr", "lead:hr")));
        add(new Person("dora", "Dora Dietrich", "dora@resonanz.example", "de", List.of("admin")));
        add(new Person("emil", "Emil, the ticket tool", "emil@resonanz.example", "en", List.of("integration")));
    }

    /** Adds a person, or replaces the one with the same id. */
    public void add(Person person) {
        people.put(person.id(), person);
    }

    /** Returns the person with an id; empty if there is none. */
    Optional<Person> find(@Nullable String id) {
        return Optional.ofNullable(people.get(id == null ? "" : id));
    }

    /** Returns all people in the order of their ids. */
    List<Person> all() {
        return people.values().stream().sorted(Comparator.comparing(Person::id)).toList();
    }
}
