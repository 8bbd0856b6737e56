package org.resonanz.teams;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a team changes because of what its customers say.
 *
 * @param focus      what they named, on one line
 * @param change     what changes, on one line
 * @param declaredOn the day on which the team named it
 * @param due        the day by which it is to be done
 * @param doneOn     the day on which the team said that it is done; null until then
 */
public record Action(String focus, String change, LocalDate declaredOn, LocalDate due, @Nullable LocalDate doneOn) {
    /** The days for which customers are told of an action that is done. */
    public static final int TOLD_DAYS = 180;

    /**
     * Returns true if customers are told of it: until it is due, or for {@value #TOLD_DAYS} days since it is done. An
     * overdue one would tell them of a day that has passed.
     */
    public boolean isTold(LocalDate today) {
        return doneOn == null ? !today.isAfter(due) : !isHistory(today);
    }

    /** Returns true if it was done so long ago that nobody is shown it any more. */
    public boolean isHistory(LocalDate today) {
        return doneOn != null && !today.isBefore(doneOn.plusDays(TOLD_DAYS));
    }

    /**
     * Returns what becomes of it when its team says something anew: it goes on if it is the same, otherwise the new one
     * takes its place. It is the same while it has the same focus, and once it is done only with the same change: a
     * second one with this focus must not rewrite the first.
     *
     * @param said the action as the team says it today: declared today, and done today or not at all
     */
    Action next(Action said) {
        var goesOn = focus.equals(said.focus)
                && (doneOn == null || (change.equals(said.change) && !isHistory(said.declaredOn)));
        if (!goesOn) {
            return said;
        }
        var done = doneOn == null || said.doneOn == null ? said.doneOn : doneOn;
        return new Action(focus, said.change, declaredOn, said.due, done);
    }
}
