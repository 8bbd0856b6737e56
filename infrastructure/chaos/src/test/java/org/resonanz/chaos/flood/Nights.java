package org.resonanz.chaos.flood;

import java.time.LocalDate;
import org.resonanz.aggregatescores.AggregateScoresHandler;
import org.resonanz.facts.Entry;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestContext;

/** The nights of a day whose completions enter at once and whose answers enter eight days later. */
record Nights(double ofCompletions, double ofAnswers) {
    private static final TestContext QUARTER_OF_AN_HOUR = new TestContext(900_000);

    /** The days from {@link Company#DAY}, a Sunday, to one on which batches close after its answers have entered. */
    private static final int CLOSING = 14;

    /** Runs all nights until batches of the answers of {@link Company#DAY} close. */
    static Nights run(Company company) {
        var first = seconds(company, Company.DAY);
        seconds(company, Company.DAY.plusDays(Entry.DAYS - 1));
        var answers = seconds(company, Company.DAY.plusDays(Entry.DAYS));
        seconds(company, Company.DAY.plusDays(CLOSING));
        return new Nights(first, answers);
    }

    private static double seconds(Company company, LocalDate day) {
        company.toNightOf(day);
        var begun = System.nanoTime();
        Samples.invoke(new AggregateScoresHandler(company.table().environment(), company.clock()),
                Samples.json("aggregate-scores.at3.json"), QUARTER_OF_AN_HOUR);
        company.table().meter().reset();
        return (System.nanoTime() - begun) / 1e9;
    }

    String remark() {
        return "the night of the completions took %.1f s, that of the answers %.1f s".formatted(ofCompletions,
                ofAnswers);
    }
}
