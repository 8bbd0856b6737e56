package org.resonanz.traces;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names under which a person appears in items of others.
 *
 * @param refs     pseudonyms of the person and of each address that they used
 * @param requests ids of their requests
 */
public record PersonNames(Set<String> refs, Set<String> requests) {

    public PersonNames {
        refs = Collections.unmodifiableSet(new LinkedHashSet<>(refs));
        requests = Set.copyOf(requests);
    }

    /** Returns the names of a person who made these requests. */
    public static PersonNames of(Person person, Collection<RequestTrace> requests) {
        var refs = new TreeSet<>(List.of(person.ref(), person.mailRef()));
        requests.forEach(request -> refs.addAll(request.mailRefs()));
        return new PersonNames(refs, requests.stream().map(RequestTrace::id).collect(Collectors.toSet()));
    }

    /** Returns true if a text is a name of the person, or has one among its parts between {@code #}. */
    public boolean in(String text) {
        return isTheirs(text) || (text.indexOf('#') >= 0 && Stream.of(text.split("#")).anyMatch(this::isTheirs));
    }

    private boolean isTheirs(String name) {
        return refs.contains(name) || requests.contains(name);
    }
}
