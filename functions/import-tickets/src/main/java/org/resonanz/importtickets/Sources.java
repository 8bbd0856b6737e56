package org.resonanz.importtickets;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The ticket tools that the secret names: {@code {"sources": {"jira": {"kind": "jira", "keys": ["…"]}}}}. The kind
 * stands beside the keys, not among what admins change on a page, because it decides how a sender proves who it is.
 */
record Sources(SortedMap<String, Source> byName) {
    /** The shortest key. One shorter than the hash is easier to guess than the hash (RFC 2104, section 3). */
    private static final int LEAST_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Returns a tool; empty if the secret names none of this name. */
    Optional<Source> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns all tools, sorted by name. */
    Collection<Source> all() {
        return byName.values();
    }

    /**
     * Parses the secret.
     *
     * @throws IllegalStateException if a name, a kind or a key in it is none
     */
    static Sources parse(String secret) {
        try {
            var sources = new TreeMap<String, Source>();
            var named = JSON.std.mapFrom(secret).get("sources") instanceof Map<?, ?> map ? map : Map.of();
            named.forEach((name, source) -> sources.put(String.valueOf(name),
                    source(String.valueOf(name), (Map<?, ?>) source)));
            return new Sources(sources);
        } catch (IOException broken) {
            throw new UncheckedIOException("The secret of the ticket tools is not JSON.", broken);
        }
    }

    private static Source source(String name, Map<?, ?> json) {
        var kind = Kind.of(String.valueOf(json.get("kind")));
        var keys = json.get("keys") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.<String>of();
        if (!NAME.matcher(name).matches() || kind.isEmpty() || keys.isEmpty()
                || keys.stream().anyMatch(key -> key.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES)) {
            throw new IllegalStateException("The secret of the ticket tools names “" + name
                    + "”, which lacks a valid name, a known kind, or keys of at least " + LEAST_BYTES + " bytes.");
        }
        return new Source(name, kind.get(), keys);
    }
}
