package org.resonanz.importtickets;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A ticket tool that may send tickets.
 *
 * @param name the name in its address, such as {@code jira}
 * @param keys the keys of which it uses one; several while they are exchanged
 */
record Source(String name, Kind kind, List<String> keys) {
    Source {
        keys = List.copyOf(keys);
    }

    /** Returns the keys as bytes. */
    List<byte[]> keyBytes() {
        return keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
