package org.resonanz.results;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A training in customer service, declared before it starts so that nobody can choose afterwards what was trained.
 *
 * @param id          chosen by the admin who declares it
 * @param name        what people call it
 * @param change      what it should change
 * @param cohorts     the teams that begin together, the first quarter first
 * @param judgedIn    the quarter whose analysis is the verdict: what earlier and later ones say is none
 * @param declaredOn  the day on which this was declared
 * @param lot         what chance decided of it; null if the teams were chosen
 * @param withdrawnOn the day on which it was withdrawn, null if it stands
 */
public record Training(String id, String name, String change, List<Cohort> cohorts, Quarter judgedIn,
        LocalDate declaredOn, @Nullable Lot lot, @Nullable LocalDate withdrawnOn) {
    /** By how many quarters the verdict follows the last beginning unless another is declared. */
    public static final int JUDGED_AFTER = 1;

    public Training {
        cohorts = cohorts.stream().sorted(Comparator.comparing(Cohort::quarter)).toList();
    }

    /**
     * The teams that begin in a quarter.
     *
     * @param teams their ids, sorted
     */
    public record Cohort(Quarter quarter, List<String> teams) {
        public Cohort {
            teams = teams.stream().sorted().toList();
        }
    }

    /**
     * The draw that decided which teams begin when.
     *
     * @param pool  ids of all teams that were in the draw, sorted
     * @param draws how many draws had been made by then with one of these teams or more, this one included
     */
    public record Lot(List<String> pool, int draws) {
        public Lot {
            pool = pool.stream().sorted().toList();
        }
    }

    /** Returns the quarter in which the first teams begin. */
    public Quarter first() {
        return cohorts.getFirst().quarter();
    }

    /** Returns true if the first teams have begun by a day: from then on it stands as it was declared. */
    public boolean hasBegun(LocalDate day) {
        return !day.isBefore(first().firstDay());
    }

    /** Returns true if it was declared when the first teams had begun already. */
    public boolean isLate() {
        return hasBegun(declaredOn);
    }

    /** Returns true if it was withdrawn before the first teams began: then it never took place. */
    public boolean wasCalledOff() {
        return withdrawnOn != null && !hasBegun(withdrawnOn);
    }

    /** Returns the quarter in which each team begins, by the team's id. */
    public Map<String, Quarter> begins() {
        return cohorts.stream()
                .flatMap(cohort -> cohort.teams().stream().map(team -> Map.entry(team, cohort.quarter())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Returns true if another declaration says the same, whenever it was made. */
    public boolean says(Training other) {
        return name.equals(other.name) && change.equals(other.change) && cohorts.equals(other.cohorts)
                && judgedIn.equals(other.judgedIn);
    }

    /** Returns the same training with its verdict in a quarter. */
    public Training withJudgedIn(Quarter quarter) {
        return new Training(id, name, change, cohorts, quarter, declaredOn, lot, withdrawnOn);
    }

    /** Returns the same training, of which a draw decided; null for none. */
    public Training withLot(@Nullable Lot drawn) {
        return new Training(id, name, change, cohorts, judgedIn, declaredOn, drawn, withdrawnOn);
    }

    /** Returns the same training, withdrawn on a day. */
    public Training withWithdrawal(LocalDate day) {
        return new Training(id, name, change, cohorts, judgedIn, declaredOn, lot, day);
    }
}
