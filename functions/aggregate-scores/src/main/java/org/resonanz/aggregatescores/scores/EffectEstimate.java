package org.resonanz.aggregatescores.scores;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.resonanz.aggregatescores.scores.Answers.EnteredAnswer;
import org.resonanz.scores.Effects;
import org.resonanz.scores.InterfaceKey;
import org.resonanz.scores.Window;
import org.resonanz.teams.TeamTree;

/**
 * An estimate of design effects, from one intraclass correlation for the organisation and, for each team, how often the
 * same people speak in it. The answers of a person at an interface between two closings become one voice and count
 * once.
 */
public final class EffectEstimate {
    /** The fewest people of whom a team has an effect of its own: with fewer it would tell of them. */
    static final int FEWEST_PEOPLE = 30;
    /**
     * The most days between an invitation and its rating's entry: 16, and some more as the invitation may have come
     * late.
     */
    private static final int LATEST_ENTRY_DAYS = 20;

    private final LocalDate night;
    private final TeamTree tree;
    private final Answers answers;
    private final int keptDays;
    private final Closings closings;
    private final double correlation;

    /**
     * Estimates the intraclass correlation of a night.
     *
     * @param answers  the answers of the last days before the night
     * @param keptDays the number of these days
     * @param history  the history of the night
     */
    public EffectEstimate(LocalDate night, TeamTree tree, Answers answers, int keptDays, History history) {
        this.night = night;
        this.tree = tree;
        this.answers = answers;
        this.keptDays = keptDays;
        this.closings = new Closings(tree, history.closings());
        this.correlation = DesignEffect.intraclassCorrelation(answers.people().stream().map(Map::entrySet)
                .flatMap(Set::stream).map(entry -> pair(entry.getKey(), entry.getValue())).toList());
    }

    /**
     * Returns the number of days whose answers are surely still there, but no more than the longest window has.
     *
     * @param retentionDays the number of days that a request is kept
     */
    public static int keptDays(int retentionDays) {
        return Math.clamp(retentionDays - LATEST_ENTRY_DAYS, 1, Window.ALL.getLast().days());
    }

    /** Returns the design effects of all windows. */
    public Map<Window, Effects> all() {
        return Window.ALL.stream().collect(Collectors.toMap(window -> window, this::of));
    }

    /** Returns the design effects of a window. */
    public Effects of(Window window) {
        var days = Math.min(window.days(), keptDays);
        var growth = Math.max(1.0, (double) daysWithBatches(window) / days);
        var pairs = new Repeats();
        var teams = new TreeMap<String, Repeats>();
        var people = 0;
        for (var person : answers.people()) {
            var voices = new TreeMap<String, Integer>();
            person.forEach((team, some) -> {
                var own = voices(team, some, night.minusDays(days - 1L));
                pairs.add(own);
                withAncestors(team).forEach(each -> voices.merge(each, own, Integer::sum));
            });
            voices.forEach((team, own) -> teams.computeIfAbsent(team, none -> new Repeats()).add(own));
            people += voices.values().stream().anyMatch(own -> own > 0) ? 1 : 0;
        }
        var effects = new TreeMap<String, Double>();
        teams.entrySet().stream().filter(entry -> entry.getValue().people >= FEWEST_PEOPLE)
                .forEach(entry -> effects.put(entry.getKey(), effect(entry.getValue(), growth)));
        return new Effects(effect(pairs, growth), effects, people >= FEWEST_PEOPLE);
    }

    /**
     * Returns the design effect of some repeats. Facts are not kept as long as the longest window: its people are taken
     * to go on as they did, so that the further answers beside an answer grow with time.
     *
     * @param growth the days of the window that had batches, divided by the days of kept facts; 1 or more
     */
    private double effect(Repeats repeats, double growth) {
        return DesignEffect.of((repeats.mean() - 1) * growth, correlation);
    }

    /** Returns the number of days of the window since its first batch closed; 1 if none did. */
    private long daysWithBatches(Window window) {
        return closings.first(window.first(night)).map(first -> ChronoUnit.DAYS.between(first, night) + 1).orElse(1L);
    }

    /** Returns the number of voices that a person's answers about a team since a day become. */
    private int voices(String team, List<EnteredAnswer> answers, LocalDate since) {
        return (int) answers.stream().filter(answer -> !answer.day().isBefore(since))
                .map(answer -> answer.department()
                        + "#" + closings.last(new InterfaceKey(team, answer.department()), answer.day()))
                .distinct().count();
    }

    private List<String> withAncestors(String team) {
        var all = new ArrayList<>(tree.ancestors(team));
        all.add(team);
        return all;
    }

    private static DesignEffect.Pair pair(String team, List<EnteredAnswer> answers) {
        return new DesignEffect.Pair(team, answers.size(),
                (int) answers.stream().filter(EnteredAnswer::satisfied).count());
    }

    /** The numbers of voices of some people. */
    private static final class Repeats {
        private int people;
        private double voices;
        private double squares;

        void add(int own) {
            people += own > 0 ? 1 : 0;
            voices += own;
            squares += (double) own * own;
        }

        /** Returns the mean, over voices, of the number of voices of the same person; 1 if there is no voice. */
        double mean() {
            return voices == 0 ? 1 : squares / voices;
        }
    }
}
