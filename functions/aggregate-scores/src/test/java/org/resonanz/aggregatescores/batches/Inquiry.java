package org.resonanz.aggregatescores.batches;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.resonanz.settings.Closing;

/** An attacker's conclusions from all closings of some companies together. */
final class Inquiry {
    /** So much surer than the closing's number of voices makes them nobody may become of an answerer. */
    static final double SURER = 0.15;
    private static final double CERTAIN = 0.999;
    private static final double DOUBTFUL = 0.99;
    private static final int CLASSES = 20;

    private final Office.Habits habits;
    private int closings;
    private int undecided;
    private int named;
    private int namedByHabit;
    private int namedOnce;
    private int silentNamed;
    private int proven;
    private int certain;
    private int vain;
    private double most;
    private final double[] promised = new double[CLASSES];
    private final int[] spoke = new int[CLASSES];
    private final int[] persons = new int[CLASSES];

    Inquiry(Office.Habits habits) {
        this.habits = habits;
    }

    /** Looks into companies until so many closings were seen. */
    Inquiry until(int enough, int people, int providers, Closing rhythm) {
        for (var seed = 1; closings < enough; seed++) {
            var watch = Watch.of(Office.of(seed, habits, people, providers, 365, rhythm));
            watch.closings().forEach(closing -> look(watch, closing));
        }
        return this;
    }

    private void look(Watch watch, Watch.Attempt closing) {
        closings++;
        var verdict = Posterior.of(watch, closing, habits.odds(), true);
        if (verdict.suspects() == null) {
            undecided++;
            return;
        }
        vain += verdict.failures() > 0 ? 1 : 0;
        namedByHabit += verdict.excess() > SURER ? 1 : 0;
        var voicesAlone = new HashMap<String, Double>();
        Posterior.of(watch, closing, habits.odds(), false).suspects()
                .forEach(suspect -> voicesAlone.put(suspect.ref(), suspect.chance()));
        var invitations = closing.rows().stream().flatMap(row -> watch.inTime(row).stream())
                .collect(Collectors.groupingBy(ServedRequest::ref, Collectors.counting()));
        namedOnce += verdict.suspects().stream().anyMatch(suspect -> invitations.get(suspect.ref()) == 1
                && suspect.chance() - verdict.rate() > SURER) ? 1 : 0;
        var surest = verdict.suspects().stream()
                .mapToDouble(suspect -> suspect.chance() - voicesAlone.get(suspect.ref())).max().orElse(0);
        var least = verdict.suspects().stream()
                .mapToDouble(suspect -> suspect.chance() - voicesAlone.get(suspect.ref())).min().orElse(0);
        named += surest > SURER ? 1 : 0;
        silentNamed += least < -SURER ? 1 : 0;
        most = Math.max(most, surest);
        proven += verdict.suspects().stream().anyMatch(suspect -> suspect.chance() > CERTAIN
                && voicesAlone.get(suspect.ref()) < DOUBTFUL) ? 1 : 0;
        var speaking = speaking(watch, closing);
        verdict.suspects().forEach(suspect -> {
            certain += suspect.chance() > CERTAIN ? 1 : 0;
            var number = Math.min(CLASSES - 1, (int) (CLASSES * suspect.chance()));
            promised[number] += suspect.chance();
            spoke[number] += speaking.contains(suspect.ref()) ? 1 : 0;
            persons[number]++;
        });
    }

    private static Set<String> speaking(Watch watch, Watch.Attempt closing) {
        var speaking = new HashSet<String>();
        for (var row : closing.rows()) {
            watch.inTime(row).stream().filter(fact -> fact.isVoice() && fact.voiceEntersOn().equals(fact.entersOn()))
                    .map(ServedRequest::ref).forEach(speaking::add);
            watch.late(row).stream().filter(fact -> fact.isVoice() && !fact.voiceEntersOn().equals(fact.entersOn()))
                    .map(ServedRequest::ref).forEach(speaking::add);
        }
        return speaking;
    }

    int closings() {
        return closings;
    }

    /** Returns the share of closings in which somebody is certain to have answered whom voices alone leave in doubt. */
    double proven() {
        return (double) proven / closings;
    }

    double undecided() {
        return (double) undecided / closings;
    }

    /** Returns the share of closings in which somebody was named. */
    double named() {
        return (double) named / closings;
    }

    /** Returns the share of closings in which somebody who was asked once was named beside voices by true crowd. */
    double namedOnce() {
        return (double) namedOnce / closings;
    }

    /** Returns by how many standard errors what the attacker believes is off, where it is most. */
    double worstPromise() {
        var worst = 0.0;
        for (var number = 0; number < CLASSES; number++) {
            var mean = promised[number] / persons[number];
            if (persons[number] >= 100) {
                worst = Math.max(worst, Math.abs(spoke[number] - promised[number])
                        / Math.sqrt(persons[number] * mean * (1 - mean)));
            }
        }
        return worst;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d closings, %d undecided, %d after vain tries: somebody named in %.2f%% "
                + "(± %.2f), as silent in %.2f%%; against the plain rate in %.2f%%, of those asked once in %.2f%%; "
                + "at most by %.2f; proven in %.2f%% (± %.2f); %d persons certain; "
                + "beliefs off by %.1f standard errors at most",
                closings, undecided, vain, 100 * named(), 100 * error(named()), 100.0 * silentNamed / closings,
                100.0 * namedByHabit / closings, 100 * namedOnce(), most, 100 * proven(),
                100 * error(proven()), certain, worstPromise());
    }

    private double error(double share) {
        return Math.sqrt(share * (1 - share) / closings);
    }
}
