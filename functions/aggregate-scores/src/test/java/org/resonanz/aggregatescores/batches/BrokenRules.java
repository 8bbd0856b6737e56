package org.resonanz.aggregatescores.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.resonanz.aggregatescores.batches.ReasonTally.Count;
import org.resonanz.ratings.LostTime;
import org.resonanz.ratings.Reasons;
import org.resonanz.settings.Settings;
import org.resonanz.teams.TeamTree;

/** Nights that break one rule each, to prove that the attacks would find it. */
final class BrokenRules {

    private BrokenRules() {}

    /** Takes up what comes later into a batch that was published already. */
    static final class Reopening extends Chronicle {
        Reopening(Company company) {
            super(company);
        }

        @Override
        void afterwards(LocalDate night, Cascade.Outcome outcome) {
            for (var number = 0; number < closed.size(); number++) {
                var closing = closed.get(number);
                var late = waiting.stream().filter(parcel -> parcel.node().equals(closing.batch().node())).toList();
                var all = Stream.concat(closing.parcels().stream(), late.stream()).toList();
                if (!late.isEmpty()) {
                    waiting.removeAll(late);
                    closed.set(number, again(closing, all));
                }
            }
        }
    }

    /** Publishes not what a batch was but what its facts say now. */
    static final class Recomputing extends Tampered {
        Recomputing(Company company) {
            super(company);
        }

        @Override
        List<Closing> published() {
            return closed.stream().map(closing -> again(closing, closing.parcels())).toList();
        }
    }

    /** Lets the newest day of a batch wait on, so that it comes into another batch too. */
    static final class TakingTwice extends Chronicle {
        TakingTwice(Company company) {
            super(company);
        }

        @Override
        void afterwards(LocalDate night, Cascade.Outcome outcome) {
            outcome.moved().stream().filter(parcel -> parcel.closedOn() != null && parcel.row().day().equals(night))
                    .forEach(parcel -> waiting.add(Parcel.fresh(parcel.row())));
        }
    }

    /** Publishes what has lost patience instead of letting it step up. */
    static final class Impatient extends Chronicle {
        Impatient(Company company) {
            super(company);
        }

        @Override
        void afterwards(LocalDate night, Cascade.Outcome outcome) {
            for (var parcel : outcome.moved()) {
                var union = Union.of(List.of(parcel));
                if (parcel.closedOn() == null && parcel.stays().size() > 1 && union.tally().voices() > 0) {
                    waiting.remove(parcel);
                    var node = Node.of(parcel.row().interfaceKey());
                    var ancestors = company.tree(night).ancestors(node.teamId());
                    closed.add(new Closing(Batch.of(night, node, ancestors, union, 1),
                            new Counted(night, node, union.reasons(), null, null), List.of(parcel)));
                }
            }
        }
    }

    /** Lets a step up leave behind at the interface what it takes to the team. */
    static final class LeavingBehind extends Chronicle {
        LeavingBehind(Company company) {
            super(company);
        }

        @Override
        void afterwards(LocalDate night, Cascade.Outcome outcome) {
            outcome.moved().stream().filter(parcel -> parcel.stays().size() == 2 && parcel.since().equals(night))
                    .forEach(parcel -> waiting.add(Parcel.fresh(parcel.row())));
        }
    }

    /** Takes everybody for somebody who may vote. */
    static final class Credulous extends Chronicle {
        Credulous(Company company) {
            super(company);
        }

        @Override
        ServedRequest believed(ServedRequest fact) {
            return fact.ofSomebodyKnown();
        }
    }

    /** Forgets whose answer the team knows. */
    static final class Forgetful extends Chronicle {
        Forgetful(Company company) {
            super(company);
        }

        @Override
        ServedRequest believed(ServedRequest fact) {
            return fact.withoutFollowUp();
        }
    }

    /** Holds back a batch in which all answered alike. */
    static final class Discreet extends Chronicle {
        Discreet(Company company) {
            super(company);
        }

        @Override
        Cascade.Outcome close(LocalDate night, Settings settings, TeamTree tree) {
            var outcome = super.close(night, settings, tree);
            var shown = outcome.batches().stream()
                    .filter(batch -> batch.tally().histogram()[3] < batch.voices()).toList();
            var nodes = shown.stream().map(Batch::node).toList();
            return new Cascade.Outcome(shown, outcome.counted(), outcome.moved().stream()
                    .filter(parcel -> parcel.closedOn() == null || nodes.contains(parcel.node())).toList());
        }
    }

    /** Freezes reasons only where enough ticked one. */
    static final class Expectant extends Chronicle {
        Expectant(Company company) {
            super(company);
        }

        @Override
        Map<ReasonGroup, List<Counted>> freeze(LocalDate night, List<Counted> counted) {
            var groups = super.freeze(night, counted);
            groups.keySet().removeIf(group -> group.tally().reasons().values().stream().mapToInt(Count::ticked)
                    .sum() < company.settings(night).k());
            return groups;
        }
    }

    /** Freezes with the team what froze at an interface, once more. */
    static final class FreezingTwice extends Chronicle {
        FreezingTwice(Company company) {
            super(company);
        }

        @Override
        Map<ReasonGroup, List<Counted>> freeze(LocalDate night, List<Counted> counted) {
            var groups = super.freeze(night, counted);
            Map.copyOf(groups).forEach((group, members) -> {
                if (group.node().department() != null) {
                    groups.put(new ReasonGroup(night, Node.team(group.node().teamId()), group.ancestors(),
                            group.tally(), group.crowd()), members);
                }
            });
            return groups;
        }
    }

    /** Breaks no rule: somebody changes each night a fact of what has closed. */
    static class Tampered extends Chronicle {
        private final Random random = new Random(1);

        Tampered(Company company) {
            super(company);
        }

        @Override
        void afterwards(LocalDate night, Cascade.Outcome outcome) {
            if (!closed.isEmpty()) {
                var parcels = new ArrayList<>(closed.get(random.nextInt(closed.size())).parcels());
                var row = parcels.get(random.nextInt(parcels.size())).row();
                row.voices().keySet().stream().findFirst().ifPresent(ref -> row.voices().compute(ref,
                        (same, voice) -> new Voice(6 - voice.rating(), Reasons.NONE, LostTime.TWO_HOURS, voice.asked(),
                                voice.followedUp(), voice.ratedAt(), voice.id())));
                row.addSums(new Tally(1, 0, 0, 0, 0), new ReasonTally(1, Map.of("mark", new Count(1, 1)), Map.of()), 1,
                        1);
                row.turnaround().add(new TurnaroundHistogram(Map.of(1, 1)));
            }
        }
    }

    private static Chronicle.Closing again(Chronicle.Closing closing, List<Parcel> parcels) {
        var batch = closing.batch();
        var union = Union.of(parcels);
        return new Chronicle.Closing(Batch.of(batch.closedOn(), batch.node(), batch.ancestors(), union, 1),
                new Counted(batch.closedOn(), batch.node(), union.reasons(), null, null), parcels);
    }
}
