package org.resonanz.aggregatescores.scores;

import java.util.Collection;

/**
 * How much less voices tell because the same people answer again (L. Kish, Survey Sampling, 1965, 8.2), with the
 * intraclass correlation from the analysis of variance (A. Donner, International Statistical Review 54, 1986, 67–82).
 */
public final class DesignEffect {
    private static final double STEP = 0.1;

    private DesignEffect() {
    }

    /**
     * What one person answered.
     *
     * @param answers   1 or more
     * @param satisfied how many of them are satisfied
     */
    public record Person(int answers, int satisfied) {
        double rate() {
            return (double) satisfied / answers;
        }
    }

    /** One number for the whole organisation, 1 or more, rounded up to 0.1, so that it tells of nobody. */
    public static double of(Collection<Person> people) {
        var effect = 1 + (weightedMeanAnswers(people) - 1) * Math.clamp(intraclassCorrelation(people), 0, 1);
        return Math.ceil(effect / STEP - 1e-9) * STEP;
    }

    /** Mean number of answers of the person who gave an answer. */
    static double weightedMeanAnswers(Collection<Person> people) {
        var answers = people.stream().mapToDouble(Person::answers).sum();
        return answers == 0 ? 1 : people.stream().mapToDouble(person -> person.answers * person.answers).sum() / answers;
    }

    /** 0 where nobody answered twice, or all say the same. */
    static double intraclassCorrelation(Collection<Person> people) {
        var k = people.size();
        var n = people.stream().mapToInt(Person::answers).sum();
        if (k < 2 || n == k) {
            return 0;
        }
        var mean = people.stream().mapToDouble(Person::satisfied).sum() / n;
        var between = people.stream().mapToDouble(person ->
                person.answers * Math.pow(person.rate() - mean, 2)).sum() / (k - 1);
        var within = people.stream().mapToDouble(person ->
                person.answers * person.rate() * (1 - person.rate())).sum() / (n - k);
        var usual = (n - people.stream().mapToDouble(person -> person.answers * person.answers).sum() / n) / (k - 1);
        var all = between + (usual - 1) * within;
        return all == 0 ? 0 : (between - within) / all;
    }
}
