package org.resonanz.aggregatescores.batches;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.results.Quarter;
import org.resonanz.scores.Window;

/**
 * An attacker who has read every answer of every night and every window, and knows who was served when and thus who is
 * in which figure. They add and subtract figures, looking for sums that rest on too few people. A figure is held as the
 * number of each rating in it. In a sum, ratings of the same weight hide among each other; those of different weights
 * may be told apart.
 */
final class Attacker {
    /** The smallest {@code k} that a {@link Company} ever uses. */
    private static final int K = 5;
    private static final int WEIGHTS = 256;
    private static final int GUESSES = 12_000;
    private static final int FINEST = 150;

    private final Chronicle chronicle;
    private final Map<Integer, Integer> columns = new HashMap<>();
    private final int[] persons;
    private final boolean[] counting;
    private final Map<Chronicle.Closing, Integer> numbers = new IdentityHashMap<>();
    private final List<int[]> closings = new ArrayList<>();
    private final Map<BitSet, int[]> figures = new LinkedHashMap<>();
    private final Set<Long> tried = new HashSet<>();
    private final List<int[]> finest = new ArrayList<>();
    private final List<String> holes = new ArrayList<>();
    private final int[][] seen;
    private final Set<Integer> frozen = new HashSet<>();
    private final int accomplices;
    private int look;

    private Attacker(Chronicle chronicle) {
        this.chronicle = chronicle;
        var ratings = chronicle.company.facts().stream().filter(ServedRequest::isVoice).toList();
        var byRef = new TreeMap<String, Integer>();
        Company.ACCOMPLICES.forEach(ref -> byRef.put(ref, byRef.size()));
        accomplices = byRef.size();
        persons = new int[ratings.size()];
        counting = new boolean[ratings.size()];
        for (var rating : ratings) {
            persons[columns.size()] = byRef.computeIfAbsent(rating.ref(), none -> byRef.size());
            columns.put(rating.id(), columns.size());
        }
        seen = new int[WEIGHTS][byRef.size()];
        tried.add(fingerprint(new int[persons.length]));
    }

    /** An attacker who has tried it all. */
    static Attacker of(Chronicle chronicle) {
        var attacker = new Attacker(chronicle);
        chronicle.editions.forEach(edition -> edition.closings().forEach(attacker::meet));
        chronicle.frozen.forEach(attacker::meet);
        attacker.readEditions();
        attacker.guess(new Random(1));
        attacker.combineTheFinest();
        return attacker;
    }

    /** How many different sums were looked at, those in which nothing is left over not counted. */
    int tried() {
        return tried.size() - 1;
    }

    /** What the attacker found out. */
    List<String> holes() {
        return holes;
    }

    /** Checks a batch by itself: its figures are those of its members, and enough of them count. */
    private void meet(Chronicle.Closing closing) {
        if (numbers.putIfAbsent(closing, numbers.size()) != null) {
            return;
        }
        var members = Members.of(chronicle.company, closing);
        var weights = new int[persons.length];
        members.voices().forEach(fact -> {
            weights[columns.get(fact.id())]++;
            counting[columns.get(fact.id())] = members.counting().contains(fact.ref());
        });
        closings.add(weights);
        var marks = members.voices().stream().map(ServedRequest::mark).collect(Collectors.toSet());
        if (!closing.counted().tally().reasons().keySet().equals(marks)
                || closing.counted().tally().voices() != members.voices().size()
                || !Arrays.equals(closing.batch().tally().histogram(), histogram(members))) {
            holes.add("other figures than the members' in " + closing.batch());
        }
        if (members.counting().size() < 2 * K) {
            holes.add("a crowd of " + members.counting().size() + " in " + closing.batch());
        }
    }

    /** Checks a group of reasons: it is of all members of its batches and of nobody else, and of enough voices. */
    private void meet(Chronicle.Freezing freezing) {
        freezing.closings().forEach(this::meet);
        if (!freezing.closings().stream().allMatch(closing -> frozen.add(numbers.get(closing)))) {
            holes.add("a batch that froze twice in " + freezing.group());
        }
        var tally = freezing.group().tally();
        var members = freezing.closings().stream().map(closing -> Members.of(chronicle.company, closing))
                .flatMap(some -> some.voices().stream()).toList();
        if (!tally.reasons().keySet().equals(members.stream().map(ServedRequest::mark).collect(Collectors.toSet()))
                || tally.voices() != members.size() || tally.voices() < 4 * K) {
            holes.add("other reasons than the members' in " + freezing.group());
        }
    }

    private static int[] histogram(Members members) {
        var histogram = new int[5];
        members.voices().forEach(fact -> histogram[fact.rating() - 1]++);
        return histogram;
    }

    private void readEditions() {
        var shown = chronicle.editions.stream().map(this::shown).toList();
        for (var number = 0; number < shown.size(); number++) {
            var today = shown.get(number);
            today.forEach((name, figure) -> look(name, vector(figure)));
            subtractParts(chronicle.editions.get(number), today);
            subtractWindows(today);
            for (var days : List.of(1, 7, 30)) {
                if (number >= days) {
                    subtractEarlier(today, shown.get(number - days));
                }
            }
        }
    }

    /**
     * All figures of a night by name: each batch, in each window each team and each interface, and for each quarter what
     * analyses and self-assessments tell of a team's or a department's share.
     */
    private Map<String, BitSet> shown(Chronicle.Edition edition) {
        var shown = new TreeMap<String, BitSet>();
        for (var closing : edition.closings()) {
            show(shown, "batch" + numbers.get(closing), closing);
            showQuarter(shown, edition, closing);
            for (var window : Window.ALL) {
                if (!closing.batch().closedOn().isBefore(window.first(edition.night()))) {
                    edition.tree().byId().keySet().stream().filter(id -> id.equals(closing.batch().node().teamId())
                            || closing.batch().ancestors().contains(id))
                            .forEach(team -> show(shown, window.name() + " " + team, closing));
                    if (closing.batch().node().department() != null) {
                        show(shown, window.name() + " " + interfaceName(closing), closing);
                    }
                }
            }
        }
        for (var freezing : edition.groups()) {
            showReasons(shown, edition, freezing);
        }
        return shown;
    }

    /** A batch is of the quarter that holds all days on which its requesters were served. */
    private void showQuarter(Map<String, BitSet> shown, Chronicle.Edition edition, Chronicle.Closing closing) {
        var batch = closing.batch();
        Optional.ofNullable(batch.served()).flatMap(Quarter::holding).ifPresent(quarter -> {
            edition.tree().byId().keySet().stream()
                    .filter(id -> id.equals(batch.node().teamId()) || batch.ancestors().contains(id))
                    .forEach(team -> show(shown, quarter + " " + team, closing));
            if (batch.node().department() != null) {
                show(shown, quarter + " received by " + batch.node().department(), closing);
            }
        });
    }

    /**
     * The reasons and the lost time of a team and an interface in a window are of whole batches: how many of each rating
     * they hold is known.
     */
    private void showReasons(Map<String, BitSet> shown, Chronicle.Edition edition, Chronicle.Freezing freezing) {
        var group = freezing.group();
        for (var window : Window.ALL) {
            if (!group.frozenOn().isBefore(window.first(edition.night()))) {
                var node = group.node();
                var teams = edition.tree().byId().keySet().stream()
                        .filter(id -> id.equals(node.teamId()) || group.ancestors().contains(id));
                var cells = Stream.ofNullable(node.department())
                        .map(department -> node.teamId() + " for " + department);
                Stream.concat(teams, cells).forEach(place -> freezing.closings()
                        .forEach(closing -> show(shown, window.name() + " reasons of " + place, closing)));
            }
        }
    }

    private void show(Map<String, BitSet> shown, String name, Chronicle.Closing closing) {
        shown.computeIfAbsent(name, none -> new BitSet()).set(numbers.get(closing));
    }

    private static String interfaceName(Chronicle.Closing closing) {
        return closing.batch().node().teamId() + "#" + closing.batch().node().department();
    }

    /** From each team's score, those of its children, those of its interfaces, and its batches. */
    private void subtractParts(Chronicle.Edition edition, Map<String, BitSet> today) {
        for (var window : Window.ALL) {
            for (var team : edition.tree().teams()) {
                var reasons = window.name() + " reasons of " + team.id();
                if (today.containsKey(reasons)) {
                    subtract(reasons + " - interfaces", today.get(reasons), today,
                            part -> part.startsWith(reasons + " for "));
                }
                var whole = today.get(window.name() + " " + team.id());
                if (whole != null) {
                    var name = window.name() + " " + team.id();
                    var children = edition.tree().teams().stream().filter(child -> team.id().equals(child.parentId()))
                            .map(child -> window.name() + " " + child.id()).toList();
                    subtract(name + " - children", whole, today, children::contains);
                    subtract(name + " - interfaces", whole, today, part -> part.startsWith(name + "#"));
                    subtract(name + " - all interfaces", whole, today,
                            part -> part.startsWith(window.name()) && part.contains("#"));
                    subtract(name + " - batches", whole, today, part -> part.startsWith("batch"));
                }
            }
        }
    }

    private void subtract(String how, BitSet whole, Map<String, BitSet> today, Predicate<String> isPart) {
        var sum = vector(whole).clone();
        today.entrySet().stream().filter(entry -> isPart.test(entry.getKey()))
                .forEach(entry -> add(sum, vector(entry.getValue()), -1));
        look(how, sum);
    }

    private void subtractWindows(Map<String, BitSet> today) {
        for (var longer : Window.ALL) {
            for (var shorter : Window.ALL.subList(0, Window.ALL.indexOf(longer))) {
                today.forEach((name, figure) -> {
                    if (name.startsWith(longer.name())) {
                        difference(name + " - " + shorter.name(), figure,
                                today.get(name.replace(longer.name(), shorter.name())));
                    }
                });
            }
        }
    }

    private void subtractEarlier(Map<String, BitSet> today, Map<String, BitSet> earlier) {
        today.forEach((name, figure) -> difference(name + " - an earlier night's", figure, earlier.get(name)));
    }

    private void difference(String how, BitSet one, BitSet other) {
        if (other != null && !one.equals(other)) {
            var sum = vector(one).clone();
            add(sum, vector(other), -1);
            look(how, sum);
        }
    }

    /** Sums of two to five figures, each taken once or twice, or subtracted. */
    private void guess(Random random) {
        var all = new ArrayList<>(figures.values());
        for (var guess = 0; guess < GUESSES && !all.isEmpty(); guess++) {
            var sum = new int[persons.length];
            for (var part = 2 + random.nextInt(4); part > 0; part--) {
                add(sum, all.get(random.nextInt(all.size())), List.of(-2, -1, 1, 2).get(random.nextInt(4)));
            }
            look("guess", sum);
        }
    }

    private void combineTheFinest() {
        var parts = finest.stream().sorted(Comparator.comparing(Attacker::size)).limit(FINEST).toList();
        for (var one : parts) {
            for (var other : parts.subList(0, parts.indexOf(one))) {
                for (var sign : List.of(1, -1)) {
                    var sum = one.clone();
                    add(sum, other, sign);
                    look("two of the finest", sum);
                }
            }
        }
    }

    private static int size(int[] sum) {
        return (int) Arrays.stream(sum).filter(weight -> weight != 0).count();
    }

    private int[] vector(BitSet figure) {
        return figures.computeIfAbsent(figure, batches -> {
            var sum = new int[persons.length];
            batches.stream().forEach(number -> add(sum, closings.get(number), 1));
            return sum;
        });
    }

    private static void add(int[] sum, int[] figure, int sign) {
        for (var column = 0; column < sum.length; column++) {
            sum[column] += sign * figure[column];
        }
    }

    /** Counts, by weight, the requesters who count in a sum; the attacker's own tell the attacker nothing. */
    private void look(String how, int[] sum) {
        if (!tried.add(fingerprint(sum))) {
            return;
        }
        look++;
        var present = new boolean[WEIGHTS];
        var all = new int[WEIGHTS];
        var others = new int[WEIGHTS];
        for (var column = 0; column < sum.length; column++) {
            // Only where a broken rule lets batches overlap often are there more weights; they share the last.
            var weight = Math.clamp(sum[column] + WEIGHTS / 2, 0, WEIGHTS - 1);
            present[weight] |= sum[column] != 0;
            if (counting[column] && seen[weight][persons[column]] != look) {
                seen[weight][persons[column]] = look;
                all[weight]++;
                others[weight] += persons[column] < accomplices ? 0 : 1;
            }
        }
        for (var weight = 0; weight < WEIGHTS; weight++) {
            if (present[weight] && (all[weight] < K || others[weight] < K - accomplices)) {
                holes.add(how + ": " + all[weight] + " requesters, of whom " + others[weight] + " strangers");
            }
        }
        if (finest.size() < 20 * FINEST) {
            finest.add(sum);
        }
    }

    private static long fingerprint(int[] sum) {
        var hash = 0L;
        for (var weight : sum) {
            hash = (hash ^ weight) * 0x9E3779B97F4A7C15L + (hash >>> 29);
        }
        return hash;
    }
}
