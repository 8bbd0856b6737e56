package org.resonanz.publishevents;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event for the bus. Its detail carries ids and teams, never a rating, a comment or an address.
 *
 * @param sequenceNumber stream's number of the change that it announces
 */
record Announcement(String type, Map<String, Object> detail, Instant at, String sequenceNumber) {

    Announcement {
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }
}
