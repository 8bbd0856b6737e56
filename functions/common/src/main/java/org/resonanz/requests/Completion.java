package org.resonanz.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The completion of a request.
 *
 * @param number number of the completion, counted from 1
 * @param by     normalised address of the person who completed it, null for help without a ticket
 * @param note   their note about it, null for none
 */
public record Completion(int number, Instant at, @Nullable String by, @Nullable String note) {
}
