package org.resonanz.ratings;

import java.util.List;

/**
 * The reasons of an answer, by id, in the order of the team's list.
 *
 * @param offered reasons that fitted the rating and could be ticked
 * @param ticked  those of them that the requester ticked
 */
public record Reasons(List<String> offered, List<String> ticked) {
    /** The reasons of an answer to which none were offered. */
    public static final Reasons NONE = new Reasons(List.of(), List.of());

    public Reasons {
        offered = List.copyOf(offered);
        ticked = List.copyOf(ticked);
        if (!offered.containsAll(ticked)) {
            throw new IllegalArgumentException("Only reasons that were offered can be ticked.");
        }
    }
}
