package org.resonanz.aggregatescores.batches;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The probability, for each of those asked, that they speak in a batch, as an attacker may compute it by Bayes: given
 * the number who speak in it, and that each earlier try with any part of it was in vain. It is exact, by counting over
 * the persons one after the other. Of each vain try only as much of the count is kept as decides that it was in vain.
 */
final class Posterior {
    /** Vain tries and states beyond which a batch is left undecided. */
    private static final int MOST_FAILURES = 8;
    private static final int MOST_STATES = 400_000;
    /** So many of those asked seem silent at least. */
    private static final int SEEMING_SILENT = 3;
    private static final int SILENT = SEEMING_SILENT + 1;

    private final Watch watch;
    private final Watch.Attempt closing;
    private final List<Watch.Attempt> failures = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();
    private final Odds odds;
    private final int k;
    private int[] ends;

    /**
     * What is known of somebody. Bit 0 of each mask is the closing, the others are vain tries.
     *
     * @param asked     where they are one of those asked
     * @param disclosed where they speak and the team knows what
     * @param masks     the different sets of tries in which they may be a voice
     * @param chances   of these sets
     * @param named     true where the attacker does not know yet and an invitation of theirs is in the batch
     */
    private record Person(String ref, int asked, int disclosed, int[] masks, double[] chances, boolean named) {
        double before() {
            return IntStream.range(0, masks.length).filter(one -> (masks[one] & 1) == 1)
                    .mapToDouble(one -> chances[one]).sum();
        }

        int tries() {
            return asked | Arrays.stream(masks).reduce(0, (one, other) -> one | other);
        }
    }

    /** How likely somebody answers before the entry of their invitation, and how likely afterwards. */
    record Odds(double inTime, double late) {
    }

    /**
     * Somebody who may have spoken in the batch.
     *
     * @param before how sure that was before anything was published
     * @param chance how sure it is
     */
    record Suspect(String ref, double before, double chance) {
    }

    /**
     * What the attacker makes of a batch.
     *
     * @param crowd    number of those whose invitations are in it
     * @param failures number of vain tries that were taken into account
     * @param suspects null where it was too much to compute
     */
    record Verdict(int voices, int crowd, int failures, List<Suspect> suspects) {
        double rate() {
            return (double) voices / crowd;
        }

        /** Returns by how much the attacker is surer of one to have answered than the rate of the batch makes them. */
        double excess() {
            return suspects.stream().mapToDouble(Suspect::chance).max().orElse(0) - rate();
        }

        /** Returns by how much the attacker is surer of one to be silent than the rate of the batch makes them. */
        double silentExcess() {
            return rate() - suspects.stream().mapToDouble(Suspect::chance).min().orElse(1);
        }
    }

    private Posterior(Watch watch, Watch.Attempt closing, Odds odds) {
        this.watch = watch;
        this.closing = closing;
        this.odds = odds;
        this.k = watch.company.settings(closing.night()).k();
    }

    /** @param history false to regard nothing but the number of voices and who was asked how often */
    static Verdict of(Watch watch, Watch.Attempt closing, Odds odds, boolean history) {
        var posterior = new Posterior(watch, closing, odds);
        var crowd = (int) closing.rows().stream().flatMap(row -> watch.inTime(row).stream()).map(ServedRequest::ref)
                .distinct()
                .count();
        var decided = posterior.collect(history);
        return new Verdict(closing.batch().voices(), crowd, posterior.failures.size(),
                decided ? posterior.suspects() : null);
    }

    private boolean collect(boolean history) {
        var all = new LinkedHashSet<Watch.Attempt>();
        if (history) {
            closing.rows().forEach(row -> all.addAll(watch.failures(row)));
        }
        if (closing.busy() || all.stream().anyMatch(Watch.Attempt::busy)) {
            return false;
        }
        all.stream().filter(this::mayHaveClosed).forEach(failures::add);
        if (failures.size() > MOST_FAILURES) {
            return false;
        }
        var facts = new TreeMap<String, Set<ServedRequest>>();
        var attempts = new ArrayList<>(List.of(closing));
        attempts.addAll(failures);
        for (var attempt : attempts) {
            for (var row : attempt.rows()) {
                Stream.concat(watch.inTime(row).stream(), watch.late(row).stream())
                        .forEach(fact -> facts.computeIfAbsent(fact.ref(), none -> new LinkedHashSet<>()).add(fact));
            }
        }
        facts.forEach((ref, some) -> persons.add(person(ref, some, attempts)));
        // Whoever is in a vain try comes first, so that its count may soon be forgotten.
        persons.sort(Comparator.comparing((Person person) -> -(person.tries() >>> 1)).thenComparing(Person::ref));
        ends = new int[attempts.size()];
        for (var number = 0; number < persons.size(); number++) {
            for (var attempt = 0; attempt < attempts.size(); attempt++) {
                if ((persons.get(number).tries() >> attempt & 1) == 1) {
                    ends[attempt] = number;
                }
            }
        }
        return true;
    }

    /** Too few were asked in some tries, whoever spoke: they tell nothing. */
    private boolean mayHaveClosed(Watch.Attempt failure) {
        var asked = new LinkedHashSet<String>();
        failure.rows().forEach(row -> watch.inTime(row).stream().filter(ServedRequest::isAsked).map(ServedRequest::ref)
                .forEach(asked::add));
        failure.rows().forEach(row -> {
            watch.inTime(row).stream().filter(fact -> fact.followedUp() && isInTime(fact)).map(ServedRequest::ref)
                    .forEach(asked::remove);
            watch.late(row).stream().filter(fact -> fact.followedUp() && !isInTime(fact)).map(ServedRequest::ref)
                    .forEach(asked::remove);
        });
        return asked.size() >= 2 * k;
    }

    private static boolean isInTime(ServedRequest fact) {
        return fact.voiceEntersOn().equals(fact.entersOn());
    }

    private Person person(String ref, Set<ServedRequest> facts, List<Watch.Attempt> attempts) {
        var asked = 0;
        var disclosed = 0;
        var unknown = false;
        var chances = new TreeMap<Integer, Double>();
        chances.put(0, 1.0);
        for (var fact : facts) {
            var early = 0;
            var later = 0;
            for (var attempt = 0; attempt < attempts.size(); attempt++) {
                for (var row : attempts.get(attempt).rows()) {
                    early |= watch.inTime(row).contains(fact) ? 1 << attempt : 0;
                    later |= watch.late(row).contains(fact) ? 1 << attempt : 0;
                }
            }
            asked |= fact.isAsked() ? early : 0;
            unknown |= (early & 1) == 1 && !fact.followedUp();
            if (fact.followedUp()) {
                var mask = isInTime(fact) ? early : later;
                disclosed |= mask;
                speak(chances, mask, 1, 0, 0);
            } else if (Office.ACCOMPLICES.contains(ref)) {
                speak(chances, !fact.isVoice() ? 0 : isInTime(fact) ? early : later, 1, 0, 0);
            } else {
                speak(chances, early, odds.inTime(), later, odds.late());
            }
        }
        var named = unknown && !Office.ACCOMPLICES.contains(ref) && (disclosed & 1) == 0;
        return new Person(ref, asked, disclosed, chances.keySet().stream().mapToInt(Integer::intValue).toArray(),
                chances.values().stream().mapToDouble(Double::doubleValue).toArray(), named);
    }

    private static void speak(TreeMap<Integer, Double> chances, int early, double inTime, int later, double late) {
        var before = new TreeMap<>(chances);
        chances.clear();
        before.forEach((mask, chance) -> {
            if (inTime > 0) {
                chances.merge(mask | early, chance * inTime, Double::sum);
            }
            if (late > 0) {
                chances.merge(mask | later, chance * late, Double::sum);
            }
            if (inTime + late < 1) {
                chances.merge(mask, chance * (1 - inTime - late), Double::sum);
            }
        });
    }

    /** Returns null where there are too many states. */
    private List<Suspect> suspects() {
        var levels = new ArrayList<States>();
        levels.add(States.of(0, 1));
        for (var number = 0; number < persons.size(); number++) {
            levels.add(forward(levels.getLast(), number));
            if (levels.getLast().size() > MOST_STATES) {
                return null;
            }
        }
        if (levels.getLast().size() != 1) {
            throw new IllegalStateException("What was seen cannot have been: " + closing);
        }
        levels.getLast().backward(0, 1);
        var suspects = new ArrayList<Suspect>();
        for (var number = persons.size() - 1; number >= 0; number--) {
            var speaks = backward(levels.get(number), levels.get(number + 1), number);
            var person = persons.get(number);
            if (person.named) {
                suspects.add(new Suspect(person.ref, person.before(), speaks / levels.getLast().forward(0)));
            }
        }
        return suspects;
    }

    private States forward(States level, int number) {
        var next = new States();
        var person = persons.get(number);
        for (var state = 0; state < level.size(); state++) {
            for (var mask = 0; mask < person.masks.length; mask++) {
                var after = after(level.key(state), number, person.masks[mask]);
                if (after >= 0) {
                    next.add(after, level.forward(state) * person.chances[mask]);
                }
            }
        }
        return next;
    }

    /** Returns how likely it is that the person speaks and that what was seen is seen. */
    private double backward(States level, States next, int number) {
        var person = persons.get(number);
        var speaks = 0.0;
        for (var state = 0; state < level.size(); state++) {
            var backward = 0.0;
            for (var mask = 0; mask < person.masks.length; mask++) {
                var after = after(level.key(state), number, person.masks[mask]);
                if (after >= 0) {
                    var weight = person.chances[mask] * next.backward(next.find(after));
                    backward += weight;
                    speaks += (person.masks[mask] & 1) == 1 ? level.forward(state) * weight : 0;
                }
            }
            level.backward(state, backward);
        }
        return speaks;
    }

    /** The counts with one person more, negative where what was seen is then impossible. */
    private long after(long key, int number, int mask) {
        var person = persons.get(number);
        var radix = k;
        var after = 0L;
        var place = 1L;
        var rest = key;
        for (var attempt = 1; attempt <= failures.size(); attempt++) {
            var digit = (int) (rest % radix);
            rest /= radix;
            var speaks = (mask >> attempt & 1) == 1;
            var carries = speaks && (person.disclosed >> attempt & 1) == 0;
            var speaking = digit + (carries ? 1 : 0);
            if (speaking == k) {
                return -1;
            }
            after += ends[attempt] <= number ? 0 : place * speaking;
            place *= radix;
        }
        var speaks = (mask & 1) == 1;
        var silent = Math.min(SEEMING_SILENT, rest % SILENT + (!speaks && (person.asked & 1) == 1 ? 1 : 0));
        var voices = rest / SILENT + (speaks ? 1 : 0);
        var left = persons.size() - 1 - number;
        var shown = voices - (left == 0 ? SEEMING_SILENT - silent : 0);
        if (voices > closing.batch().voices() + SEEMING_SILENT || shown + left < closing.batch().voices()
                || left == 0 && shown != closing.batch().voices()) {
            return -1;
        }
        return left == 0 ? 0 : after + place * (SILENT * voices + silent);
    }
}
