package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/** Nights of one interface whose rules of entry and closing may be broken one by one. Nothing steps up. */
final class Loose extends Chronicle {
    private final Rules rules;

    /**
     * How things enter and close.
     *
     * @param entry   when a fact enters, told by the fact that enters then by the real rules
     * @param nightly true to try every night
     * @param eager   true to try with any newcomer
     * @param naive   true to show a full response
     */
    record Rules(String name, Entrance entry, boolean nightly, boolean eager, boolean naive) {
        static final Rules REAL = new Rules("as they are", List::of, false, false, false);

        Rules named(String other) {
            return new Rules(other, entry, nightly, eager, naive);
        }

        Rules entering(Entrance other) {
            return new Rules(name, other, nightly, eager, naive);
        }

        Rules everyNight() {
            return new Rules(name, entry, true, eager, naive);
        }

        Rules withAnyNewcomer() {
            return new Rules(name, entry, nightly, true, naive);
        }

        Rules showingFullResponse() {
            return new Rules(name, entry, nightly, eager, true);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** What enters of a fact. */
    interface Entrance {
        List<ServedRequest> of(ServedRequest fact);
    }

    Loose(Company company, Rules rules) {
        super(company);
        this.rules = rules;
    }

    /** An answer enters on the day after it, with its invitation; a silence on the day on which it is one. */
    static List<ServedRequest> eachAfterOneDay(ServedRequest fact) {
        return fact.isVoice() && fact.answeredOn().isBefore(fact.entersOn())
                ? List.of(served(fact, fact.answeredOn().minusDays(7), true))
                : lateAfterOneDay(fact);
    }

    /** A late answer enters on the day after it. */
    static List<ServedRequest> lateAfterOneDay(ServedRequest fact) {
        if (!fact.isVoice() || fact.answeredOn().isBefore(fact.entersOn())) {
            return List.of(fact);
        }
        var silence = new ServedRequest(fact.id(), fact.interfaceKey(), fact.servedOn(), fact.ref(), true, false, true,
                null,
                false, 0,
                null);
        return List.of(silence, served(fact, fact.answeredOn().minusDays(7), false));
    }

    private static ServedRequest served(ServedRequest fact, LocalDate day, boolean invited) {
        return new ServedRequest(fact.id(), fact.interfaceKey(), day, fact.ref(), true, false, invited, day, false,
                fact.rating(),
                fact.at());
    }

    @Override
    Cascade.Outcome close(LocalDate night, Settings settings, TeamTree tree) {
        var due = rules.nightly || settings.closing().isDueOn(night);
        if (!due || waiting.isEmpty() || !mayBeTried(settings.k())) {
            return Cascade.Outcome.NOTHING;
        }
        var union = Union.of(waiting);
        if (union.mayClose(settings.k())) {
            var node = waiting.getFirst().node();
            var shown = rules.naive ? union : union.hidingFullResponse(night, node);
            return new Cascade.Outcome(
                    List.of(Batch.of(night, node, tree.ancestors(node.teamId()), shown, settings.k())),
                    List.of(new Counted(night, node, shown.reasons(), null, null)),
                    move(parcel -> parcel.close(night)));
        }
        return new Cascade.Outcome(List.of(), List.of(), move(parcel -> parcel.tried(night)));
    }

    private boolean mayBeTried(int k) {
        return rules.eager ? waiting.stream().anyMatch(Parcel::isNew) : Union.mayBeTried(waiting, k);
    }

    private List<Parcel> move(UnaryOperator<Parcel> how) {
        return new ArrayList<>(waiting).stream().map(how).toList();
    }
}
