package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/**
 * A company's nights one after the other, as {@code Night} runs them but without a table. A test of the tests breaks a
 * rule by overriding a method.
 */
class Chronicle {
    final Company company;
    final List<Parcel> waiting = new ArrayList<>();
    final List<Closing> closed = new ArrayList<>();
    final List<Freezing> frozen = new ArrayList<>();
    final List<Edition> editions = new ArrayList<>();

    /** A batch, its reasons, and the parcels that closed into it. */
    record Closing(Batch batch, Counted counted, List<Parcel> parcels) {
    }

    /** A group of reasons, and the batches whose they are. */
    record Freezing(ReasonGroup group, List<Closing> closings) {
    }

    /** What can be read after a night, batches and groups of reasons oldest first. */
    record Edition(LocalDate night, TeamTree tree, List<Closing> closings, List<Freezing> groups) {
    }

    Chronicle(Company company) {
        this.company = company;
    }

    final Chronicle live() {
        for (var night : company.nights()) {
            var outcome = run(night);
            for (var batch : outcome.batches()) {
                closed.add(new Closing(batch, counted(batch, outcome), outcome.moved().stream()
                        .filter(parcel -> parcel.closedOn() != null && parcel.node().equals(batch.node())).toList()));
            }
            freeze(night);
            afterwards(night, outcome);
            editions.add(new Edition(night, company.tree(night), published(), List.copyOf(frozen)));
        }
        return this;
    }

    private static Counted counted(Batch batch, Cascade.Outcome outcome) {
        return outcome.counted().stream().filter(counted -> counted.node().equals(batch.node())).findFirst()
                .orElseThrow();
    }

    private void freeze(LocalDate night) {
        var before = frozen.stream().flatMap(freezing -> freezing.closings().stream()).map(Closing::counted).toList();
        var unfrozen = closed.stream().filter(closing -> !before.contains(closing.counted())).toList();
        freeze(night, unfrozen.stream().map(Closing::counted).toList())
                .forEach((group, members) -> frozen.add(new Freezing(group, unfrozen.stream()
                        .filter(closing -> members.contains(closing.counted())).toList())));
    }

    /** The groups of a night, each with its members. */
    Map<ReasonGroup, List<Counted>> freeze(LocalDate night, List<Counted> counted) {
        var settings = company.settings(night);
        var freezing = ReasonGroup.freeze(night, settings, company.tree(night), counted);
        var groups = new LinkedHashMap<ReasonGroup, List<Counted>>();
        freezing.groups().forEach(group -> groups.put(group, freezing.frozen().stream()
                .filter(batch -> batch.waitsAt(night, settings).equals(group.node())).toList()));
        return groups;
    }

    private Cascade.Outcome run(LocalDate night) {
        company.rows(night, this::believed).forEach(row -> waiting.add(Parcel.fresh(row)));
        var outcome = close(night, company.settings(night), company.tree(night));
        waiting.removeIf(parcel -> outcome.moved().stream().anyMatch(other -> other.row() == parcel.row()));
        outcome.moved().stream().filter(parcel -> parcel.closedOn() == null).forEach(waiting::add);
        return outcome;
    }

    /** What the night takes a fact for. */
    ServedRequest believed(ServedRequest fact) {
        return fact;
    }

    Cascade.Outcome close(LocalDate night, Settings settings, TeamTree tree) {
        return Cascade.run(night, settings, tree, waiting);
    }

    void afterwards(LocalDate night, Cascade.Outcome outcome) {
        // Nothing: what closed has closed, and what waits waits.
    }

    List<Closing> published() {
        return List.copyOf(closed);
    }
}
