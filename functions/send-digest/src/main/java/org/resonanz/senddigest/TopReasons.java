package org.resonanz.senddigest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.resonanz.scores.TeamScore.ReasonShare;
import org.resonanz.teams.Reason;
import org.resonanz.teams.ReasonList;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * The reasons that people give most for their ratings of a team and of those below it.
 *
 * @param team the team's name
 * @param good what was good; null if nothing of it is shown
 * @param bad  what went wrong; null if nothing of it is shown
 */
record TopReasons(String team, @Nullable Given good, @Nullable Given bad) {

    /** A reason, and the share from 0 to 1 that gives it of those to whom it was offered. */
    record Given(Reason reason, double share) {
    }

    /**
     * Returns the reasons that are given most; empty if none is shown whose words are known.
     *
     * @param shares the reasons that are shown, the largest share first
     */
    static Optional<TopReasons> of(Team team, TeamTree tree, List<ReasonShare> shares) {
        var lists = Stream.of(Stream.of(team.reasons()),
                tree.teams().stream().filter(other -> tree.isWithin(other.id(), team.id())).map(Team::reasons),
                Stream.of(ReasonList.DEFAULT)).flatMap(list -> list).toList();
        var top = new TopReasons(team.name(), first(shares, lists, ReasonList::good),
                first(shares, lists, ReasonList::bad));
        return top.good == null && top.bad == null ? Optional.empty() : Optional.of(top);
    }

    private static @Nullable Given first(List<ReasonShare> shares, List<ReasonList> lists,
            Function<ReasonList, List<Reason>> kind) {
        var reasons = lists.stream().map(kind).flatMap(List::stream).toList();
        return shares.stream()
                .flatMap(share -> reasons.stream().filter(reason -> reason.id().equals(share.reason())).limit(1)
                        .map(reason -> new Given(reason, share.share().share())))
                .findFirst().orElse(null);
    }
}
