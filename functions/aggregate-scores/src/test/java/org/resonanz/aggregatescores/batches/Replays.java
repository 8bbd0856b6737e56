package org.resonanz.aggregatescores.batches;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.settings.Settings;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;

/**
 * An attacker who knows no mathematics. They live the same weeks of an interface again and again, with the same people
 * asked on the same days, and count how often each person speaks where the same is published. They need to know nothing
 * of a rule but the code, so they find any that is broken, and check the attacker who counts exactly.
 */
final class Replays {
    /** So few that nothing steps up. */
    private static final int NIGHTS = 35;
    private static final InterfaceKey SOURCE = new InterfaceKey("help", "sales");
    private static final TeamTree TREE = TeamTree.of(1, Instant.EPOCH, List.of(team("company", null),
            team("help", "company"), team("sales", "company")));
    /** What was published more seldom, in either half, tells too little. */
    private static final int FEWEST = 50;

    private final Weeks weeks;
    private final Loose.Rules rules;
    private final Map<String, Seen> odd = new HashMap<>();
    private final Map<String, Seen> even = new HashMap<>();
    private int closings;

    /**
     * Who is asked when.
     *
     * @param asked the day of each person, counted from the first, a Monday
     * @param odds  how likely each answers
     * @param accomplices how many of them, the first, keep silent on purpose
     */
    record Weeks(List<Integer> asked, Posterior.Odds odds, int accomplices) {
        /** Returns weeks in which so many are asked on each day: day, number, day, number … */
        static Weeks of(double inTime, double late, int... asked) {
            var days = new ArrayList<Integer>();
            for (var number = 0; number < asked.length; number += 2) {
                days.addAll(Collections.nCopies(asked[number + 1], asked[number]));
            }
            return new Weeks(days, new Posterior.Odds(inTime, late), 0);
        }

        /** Returns the same weeks, in which some keep silent on purpose. */
        Weeks withAccomplices(int number) {
            return new Weeks(asked, odds, number);
        }

        /** Returns these weeks as they may have been. */
        Company company(Loose.Rules rules, Random random) {
            var facts = new ArrayList<ServedRequest>();
            for (var person = 0; person < asked.size(); person++) {
                facts.addAll(rules.entry().of(fact(person, random)));
                // A row of nobody who counts, so that the way of a late answer can be followed.
                facts.add(new ServedRequest(asked.size() + person, SOURCE, day(person).plusDays(8), "nobody", false,
                        true, true,
                        null, false, 0, null));
            }
            return Company.of(NIGHTS, TREE, Settings.defaults(), facts);
        }

        private LocalDate day(int person) {
            return Company.FIRST.plusDays(asked.get(person));
        }

        private ServedRequest fact(int person, Random random) {
            var luck = person < accomplices ? 1 : random.nextDouble();
            var day = day(person);
            var on = luck < odds.inTime() ? day.plusDays(Office.delay(random)) : day.plusDays(8 + random.nextInt(6));
            var answers = luck < odds.inTime() + odds.late();
            return new ServedRequest(person, SOURCE, day, "customer" + person, true, false, true, answers ? on : null,
                    false,
                    answers ? 4 : 0, answers ? on.atStartOfDay().toInstant(ZoneOffset.UTC) : null);
        }
    }

    /** All weeks in which the same was published: how often each spoke. */
    static final class Seen {
        private final Map<String, Integer> speaking = new HashMap<>();
        private double rates;
        private int times;

        double chance(String ref) {
            return (double) speaking.getOrDefault(ref, 0) / times;
        }

        int times() {
            return times;
        }

        private double rate() {
            return rates / times;
        }
    }

    /**
     * What the attacker found in first closings.
     *
     * @param decided  share of closings that were seen often enough
     * @param exceeded share of these in which somebody was named with 15 points more certainty than the rate
     * @param proven   share of these in which somebody spoke always
     * @param most     by how much at most
     */
    record Finding(double decided, double exceeded, double proven, double most) {
    }

    private Replays(Weeks weeks, Loose.Rules rules) {
        this.weeks = weeks;
        this.rules = rules;
    }

    /** Lives the weeks so often. */
    static Replays of(Weeks weeks, Loose.Rules rules, int times) {
        var replays = new Replays(weeks, rules);
        var random = new Random(1);
        for (var time = 0; time < times; time++) {
            replays.live(time % 2 == 0 ? replays.even : replays.odd, random);
        }
        return replays;
    }

    /** Returns of half of the weeks, by what was published, how often who spoke. */
    Map<String, Seen> seen() {
        return even;
    }

    /** Returns all that is published of a first closing. */
    static String text(Batch batch) {
        return batch.closedOn() + " " + batch.voices() + " " + batch.crowdClass();
    }

    private void live(Map<String, Seen> seen, Random random) {
        var chronicle = new Loose(weeks.company(rules, random), rules).live();
        if (chronicle.closed.isEmpty()) {
            return;
        }
        closings++;
        var closing = chronicle.closed.getFirst();
        var speaking = new HashSet<String>();
        closing.parcels().forEach(parcel -> speaking.addAll(parcel.row().voices().keySet()));
        closing.parcels().stream().filter(parcel -> parcel.row().surplus().voices() > 0).findAny().ifPresent(busy -> {
            throw new IllegalStateException("A day too busy to tell who speaks.");
        });
        var here = seen.computeIfAbsent(text(closing.batch()), none -> new Seen());
        here.times++;
        here.rates += (double) closing.batch().voices() / Union.of(closing.parcels()).asked();
        speaking.forEach(ref -> here.speaking.merge(ref, 1, Integer::sum));
    }

    /** Suspects somebody in one half of the weeks and looks in the other how often that is right. */
    Finding find() {
        var decided = 0;
        var exceeded = 0;
        var proven = 0;
        var most = 0.0;
        for (var entry : odd.entrySet()) {
            var judged = even.get(entry.getKey());
            if (judged != null && judged.times >= FEWEST && entry.getValue().times >= FEWEST) {
                var times = entry.getValue().times + judged.times;
                var suspect = entry.getValue().speaking.entrySet().stream()
                        .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .orElseThrow().getKey();
                var excess = judged.chance(suspect) - judged.rate();
                decided += times;
                most = Math.max(most, excess);
                exceeded += excess > Inquiry.SURER ? times : 0;
                proven += judged.chance(suspect) == 1 && entry.getValue().chance(suspect) == 1 ? times : 0;
            }
        }
        return new Finding((double) decided / closings, (double) exceeded / Math.max(1, decided),
                (double) proven / Math.max(1, decided), most);
    }

    private static Team team(String id, String parent) {
        return new Team(id, id, parent, List.of(), null, "de");
    }
}
