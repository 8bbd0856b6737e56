package org.resonanz.manageresults;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.resonanz.results.Quarter;
import org.resonanz.results.Training.Cohort;

/**
 * What chance decided: which teams begin when, and which wait.
 *
 * @param untrained ids of the teams that wait
 * @param drawnOn   the day of the draw
 */
record Draw(List<Cohort> cohorts, List<String> untrained, LocalDate drawnOn) {
    Draw {
        cohorts = List.copyOf(cohorts);
        untrained = List.copyOf(untrained);
    }

    /** Returns the ids of all teams that were in the draw. */
    List<String> pool() {
        return Stream.concat(cohorts.stream().flatMap(cohort -> cohort.teams().stream()), untrained.stream()).sorted()
                .toList();
    }

    /**
     * What is to be decided.
     *
     * @param teams     sorted
     * @param quarters  sorted
     * @param untrained the number of teams that are to wait
     */
    record Question(List<String> teams, List<Quarter> quarters, int untrained) {
        Question {
            teams = teams.stream().sorted().toList();
            quarters = quarters.stream().sorted().toList();
        }

        /** Returns an answer in which each order of teams is as likely as any other; cohorts differ by one team at most. */
        Draw answer(RandomGenerator random, LocalDate today) {
            var order = new ArrayList<>(teams);
            for (var last = order.size() - 1; last > 0; last--) {
                Collections.swap(order, last, random.nextInt(last + 1));
            }
            var trained = order.size() - untrained;
            var cohorts = new ArrayList<Cohort>();
            for (var place = 0; place < quarters.size(); place++) {
                cohorts.add(new Cohort(quarters.get(place), order.subList(trained * place / quarters.size(),
                        trained * (place + 1) / quarters.size())));
            }
            return new Draw(cohorts, order.subList(trained, order.size()).stream().sorted().toList(), today);
        }
    }
}
