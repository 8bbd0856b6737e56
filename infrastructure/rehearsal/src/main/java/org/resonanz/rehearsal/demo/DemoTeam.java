package org.resonanz.rehearsal.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A team of the demo.
 *
 * @param mood     centre of the ratings that its work gets at first, 1 to 5
 * @param later    the same from {@link #TURN} on
 * @param gain     by how much the training of {@link #TRAINED} has lifted that centre
 * @param usual    time that a piece of its work usually takes
 * @param synonyms words by which people find it
 */
record DemoTeam(String id, String name, @Nullable String parentId, double mood, double later, double gain,
        Duration usual,
        List<String> synonyms) {
    /** The day from which on some teams work better or worse than before. */
    static final LocalDate TURN = LocalDate.of(2026, 2, 16);
    /** The day on which the training that has an effect begins. */
    static final LocalDate TRAINED = LocalDate.of(2025, 7, 1);

    DemoTeam {
        synonyms = List.copyOf(synonyms);
    }

    /** Returns all teams, parents first. */
    static List<DemoTeam> all() {
        return Lines.of("teams.txt").stream().map(DemoTeam::of).toList();
    }

    private static DemoTeam of(List<String> fields) {
        return new DemoTeam(fields.get(0), fields.get(1), fields.get(2).equals("-") ? null : fields.get(2),
                Double.parseDouble(fields.get(3)), Double.parseDouble(fields.get(4)), Double.parseDouble(fields.get(7)),
                Duration.ofHours(Long.parseLong(fields.get(5))),
                Arrays.stream(fields.get(6).split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList());
    }

    /** Returns the centre of the ratings that the team's work of a day gets. */
    double mood(LocalDate day) {
        return (day.isBefore(TURN) ? mood : later) - (day.isBefore(TRAINED) ? gain : 0);
    }

    /** Returns true if no team stands below it. */
    boolean isLeaf(List<DemoTeam> teams) {
        return teams.stream().noneMatch(other -> id.equals(other.parentId()));
    }
}
