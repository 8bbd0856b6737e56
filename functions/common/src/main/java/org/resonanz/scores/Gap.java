package org.resonanz.scores;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The distance of a team or an interface from the satisfaction that the organisation wants. It exists only where the
 * whole range of the likely share lies below the target, so each is below it with a probability of 97.5% or more,
 * however many are looked at: shares that are drawn towards the usual need no further correction (A. Gelman, J. Hill and
 * M. Yajima, Journal of Research on Educational Effectiveness 5, 2012, 189–211).
 *
 * @param department id of the customers' department; null for a team
 * @param likely     the share and the completions
 * @param target     the share that the organisation wants, 0 to 1
 */
public record Gap(String teamId, @Nullable String department, Likely likely, double target) {
    /** The number of gaps in a list of those where it is worth to act first. */
    public static final int FIRST = 5;

    private static final double DECIMALS = 1e4;
    private static final Comparator<Gap> LARGEST_FIRST = Comparator.comparingLong(Gap::weight).reversed()
            .thenComparing(Gap::teamId).thenComparing(Gap::department, Comparator.nullsFirst(String::compareTo));

    /** Returns the gaps of teams, the one with the most completions that fail to satisfy first. */
    public static List<Gap> ofTeams(Collection<TeamScore> teams, double target) {
        return sorted(teams.stream().flatMap(team -> of(team.teamId(), null, team.likely(), target).stream()));
    }

    /** Returns the gaps of interfaces, the one with the most completions that fail to satisfy first. */
    public static List<Gap> ofInterfaces(Collection<InterfaceScore> interfaces, double target) {
        return sorted(interfaces.stream()
                .flatMap(cell -> of(cell.teamId(), cell.department(), cell.likely(), target).stream()));
    }

    private static List<Gap> sorted(Stream<Gap> gaps) {
        return gaps.sorted(LARGEST_FIRST).toList();
    }

    private static Optional<Gap> of(String teamId, @Nullable String department, @Nullable Likely likely,
            double target) {
        return Optional.ofNullable(likely).filter(known -> known.share().high() < target)
                .map(known -> new Gap(teamId, department, known, target));
    }

    /** Returns the completions that would have to satisfy and do not, if those not rated are like those rated. */
    public int missing() {
        return Math.toIntExact(Math.round(weight() / DECIMALS));
    }

    /** Returns completions times gap in whole ten-thousandths, so that what is equal is equal, and a half is one. */
    private long weight() {
        return likely.completions() * Math.round((target - likely.share().share()) * DECIMALS);
    }

    /** Returns the members of the gap, by name. */
    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", teamId);
        if (department != null) {
            json.put("department", department);
        }
        json.put("completions", likely.completions());
        json.put("share", likely.share().share());
        json.put("gap", below(likely.share().share()));
        json.put("gapLow", below(likely.share().high()));
        json.put("gapHigh", below(likely.share().low()));
        json.put("missing", missing());
        return json;
    }

    private double below(double share) {
        return Math.round((target - share) * DECIMALS) / DECIMALS;
    }
}
