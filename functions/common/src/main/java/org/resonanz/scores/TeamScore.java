package org.resonanz.scores;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score of a team and of those below it in a window.
 *
 * @param name     the team's name in the night of the score
 * @param parentId the id of the team above; null for the root
 * @param reasons  the reasons that are shown, the most ticked first
 * @param selfSelected the share of voices about help without a ticket, whose authors came by themselves, 0 to 1; null
 *                     if too few are such, or too few are not
 * @param lostTime the working time that customers lost; null where it is not shown
 * @param likely   the share by which the team is compared with the target; null for teams with children and where too
 *                 little was completed
 * @param rank     the rank among the teams without children; null if the team is not ranked
 * @param leveled  the share that the team would have with the customers of all teams; null if it cannot be told
 * @param change   the difference from the window before; null if there is none to compare
 */
public record TeamScore(String teamId, String name, @Nullable String parentId, Score score, List<ReasonShare> reasons,
        @Nullable Double selfSelected, @Nullable LostTimeScore lostTime, @Nullable Likely likely,
        @Nullable Rank rank, @Nullable Estimate leveled, @Nullable Change change) {

    public TeamScore {
        reasons = List.copyOf(reasons);
    }

    /**
     * A reason, and the share of those voices that ticked it among all to which it was offered.
     *
     * @param reason its id
     */
    public record ReasonShare(String reason, Estimate share) {
    }

    /**
     * The rank of a team among others.
     *
     * @param adjusted CSAT drawn towards the usual among teams, 0 to 1
     * @param best     the best rank that the team may have; 1 is the first of all
     * @param worst    the worst rank
     */
    public record Rank(double adjusted, int best, int worst) {
    }

    /**
     * The difference between the CSAT of two windows, each from 0 to 1.
     *
     * @param low         the lower bound of the difference's 95% interval, -1 to 1
     * @param high        the upper bound
     * @param significant true if the difference is taken for real
     * @param decidedOn   the day on which both were compared
     * @param before      the days of the earlier window
     * @param after       the days of the later window
     */
    public record Change(double from, double to, double low, double high, boolean significant, LocalDate decidedOn,
            Span before, Span after) {
    }
}
