package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.Fact;
import org.resonanz.facts.RatingScale;

/**
 * The answers of people about teams, with the days of their entry. Design effects are estimated from them; they are
 * never shown.
 */
public final class Answers {
    private final Map<String, Map<String, List<EnteredAnswer>>> byPerson = new TreeMap<>();

    /**
     * An answer of a person about a team, reduced to what an estimate needs.
     *
     * @param day       the night in which it entered
     * @param satisfied true if the rating is {@value RatingScale#SATISFIED} or more
     */
    public record EnteredAnswer(LocalDate day, String department, boolean satisfied) {
        /**
         * Returns the answer of a rating, satisfied or not.
         *
         * @param rating 1 to 5
         */
        public static EnteredAnswer of(LocalDate day, String department, int rating) {
            return new EnteredAnswer(day, department, rating >= RatingScale.SATISFIED);
        }
    }

    /**
     * Adds a rating as an answer about the team that did the work.
     *
     * @param day the night in which it entered
     */
    public void add(LocalDate day, Fact.Rating rating) {
        var interfaceKey = rating.interfaceKey();
        add(rating.requester().ref(), interfaceKey.teamId(),
                EnteredAnswer.of(day, interfaceKey.department(), rating.voice().rating()));
    }

    /**
     * Adds an answer.
     *
     * @param person the pseudonym of the person who gave it
     * @param team   the team that it is about
     */
    void add(String person, String team, EnteredAnswer answer) {
        byPerson.computeIfAbsent(person, none -> new TreeMap<>())
                .computeIfAbsent(team, none -> new ArrayList<>()).add(answer);
    }

    /** Adds all answers that another holds. */
    public void add(Answers other) {
        other.byPerson.forEach((person, teams) -> teams
                .forEach((team, answers) -> answers.forEach(answer -> add(person, team, answer))));
    }

    /** Returns the answers of each person, by team; one entry for each person. */
    Collection<Map<String, List<EnteredAnswer>>> people() {
        return byPerson.values();
    }
}
