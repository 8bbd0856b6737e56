package org.resonanz.api;

import java.util.Set;

/** A function behind the HTTP API, which says what routes it answers. */
public interface Routed {
    /** Returns the keys of all routes that it answers, such as {@code GET /requests/{id}}. */
    Set<String> routeKeys();
}
