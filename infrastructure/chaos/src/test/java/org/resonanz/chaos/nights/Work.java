package org.resonanz.chaos.nights;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that a team does for a person, and what comes of it.
 *
 * @param number     its number in the company
 * @param person     the number of the person
 * @param at         when it is completed, and the invitation sent
 * @param counted    true if the completion is recorded: before the first night none is
 * @param answeredAt when the person answers; null for never
 * @param comment    what they write; null for nothing
 * @param followedUp true if the team learns the answer
 * @param noted      true if the team entered the request
 */
record Work(int number, int person, String team, String department, String domain, Instant at, boolean counted,
        @Nullable Instant answeredAt, int rating, @Nullable String comment, boolean followedUp, boolean noted) {
}
