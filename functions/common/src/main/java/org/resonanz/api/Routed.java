package org.resonanz.api;

import java.util.Set;

/** A function behind the HTTP API, which knows the keys of its routes. */
public interface Routed {
    /** Returns the keys of all routes that it handles, such as {@code GET /requests/{id}}. */
    Set<String> routeKeys();
}
