package org.resonanz.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect of a training, or of actions, on the satisfied share of the customers of teams.
 *
 * @param found      the mean effect on a team
 * @param trained    the number of teams of which an effect is computed
 * @param untrained  the number of those with which they are compared, some of which may begin later
 * @param withinDraw true if all teams that are compared were in the draw that decided which begin when
 * @param meanwhile  the number of the compared teams that began something else as well: a training or an action
 * @param batches    the number of batches that it comes from
 * @param leftOut    the number of batches that were left out, because they cross the boundary of a quarter
 * @param preTrendP  the p of the largest difference before the beginning; null where there are too few quarters
 * @param events     the effects by quarters since the beginning, those before it included
 */
public record TeamsFigures(Found found, int trained, int untrained, boolean withinDraw, int meanwhile, int batches,
        int leftOut, @Nullable Double preTrendP, List<Event> events) implements Figures {

    public TeamsFigures {
        events = List.copyOf(events);
    }

    /**
     * The effect some quarters after the beginning or, if the number is negative, before it.
     *
     * @param found null for the quarter with which all are compared
     */
    public record Event(int quarters, @Nullable Found found) {
    }
}
