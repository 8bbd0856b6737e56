package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    final List<Edition> editions = new ArrayList<>();

    /** A batch, and the parcels that closed into it. */
    record Closing(Batch batch, List<Parcel> parcels) {
    }

    /** What can be read after a night, batches oldest first. */
    record Edition(LocalDate night, TeamTree tree, List<Closing> closings) {
    }

    Chronicle(Company company) {
        this.company = company;
    }

    final Chronicle live() {
        for (var night : company.nights()) {
            var outcome = run(night);
            for (var batch : outcome.batches()) {
                closed.add(new Closing(batch, outcome.moved().stream()
                        .filter(parcel -> parcel.closedOn() != null && parcel.node().equals(batch.node())).toList()));
            }
            afterwards(night, outcome);
            editions.add(new Edition(night, company.tree(night), published()));
        }
        return this;
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
