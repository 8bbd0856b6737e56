package org.resonanz.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a request was done, the last time that it was.
 *
 * @param number how often it has been done, counted from 1
 * @param by     normalised address of whoever completed it
 * @param note   what they say about it, null for nothing
 */
public record Completion(int number, Instant at, String by, @Nullable String note) {
}
