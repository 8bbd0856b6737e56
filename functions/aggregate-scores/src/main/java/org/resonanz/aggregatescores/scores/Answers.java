package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who answered about which team, and when: what design effects are estimated from, and never shown. */
public final class Answers {
    private final Map<String, Map<String, List<Answer>>> byPerson = new TreeMap<>();

    /**
     * One answer.
     *
     * @param day on whose night it entered
     */
    public record Answer(LocalDate day, String department, boolean satisfied) {
        /** @param rating 1 to 5 */
        public static Answer of(LocalDate day, String department, int rating) {
            return new Answer(day, department, rating >= Share.SATISFIED);
        }
    }

    /** @param person a pseudonym */
    public void add(String person, String team, Answer answer) {
        byPerson.computeIfAbsent(person, none -> new TreeMap<>())
                .computeIfAbsent(team, none -> new ArrayList<>()).add(answer);
    }

    /** Adds the answers of others. */
    public void add(Answers other) {
        other.byPerson.forEach((person, teams) -> teams
                .forEach((team, answers) -> answers.forEach(answer -> add(person, team, answer))));
    }

    /** The answers of each person, by team. */
    Collection<Map<String, List<Answer>>> people() {
        return byPerson.values();
    }
}
