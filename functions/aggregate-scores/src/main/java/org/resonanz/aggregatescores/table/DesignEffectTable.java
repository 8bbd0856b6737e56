package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.resonanz.aggregatescores.batches.Fact;
import org.resonanz.aggregatescores.scores.Answers;
import org.resonanz.aggregatescores.scores.EffectEstimate;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.facts.DayShards;
import org.resonanz.nights.NightCount;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.ItemPut;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.scores.DesignEffectsItem;
import org.resonanz.scores.Effects;
import org.resonanz.scores.Window;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The stored design effects of the windows. The first night of a month estimates them from the rating facts that are
 * surely still there, and they stand for the month. Only the coarse numbers are stored.
 */
public final class DesignEffectTable {
    private static final int RATINGS_PER_PAGE = 100;

    private final Table table;
    private final FactTable facts;
    private final NightTable.Plan plan;
    private final LocalDate night;
    private final History history;
    private final UnaryOperator<List<Fact.Rating>> voting;
    private Map<String, AttributeValue> month = Map.of();

    /**
     * Creates the design effects of a night.
     *
     * @param history the history of the night
     * @param voting  returns those of some ratings whose requesters may vote
     */
    public DesignEffectTable(Table table, NightTable.Plan plan, History history,
            UnaryOperator<List<Fact.Rating>> voting) {
        this.table = table;
        this.facts = new FactTable(table);
        this.plan = plan;
        this.night = plan.day();
        this.history = history;
        this.voting = voting;
    }

    /**
     * Returns the window's design effects in this night's month; estimates and stores them if the month has none yet.
     */
    public Effects of(Window window) {
        if (month.isEmpty()) {
            month = stored(night);
        }
        if (month.isEmpty()) {
            put(estimate().all());
            month = stored(night);
        }
        return DesignEffectsItem.effects(month, window).orElseThrow();
    }

    /**
     * Returns the design effects that held on the day of the window's last look. Each month with a night has some.
     *
     * @return {@link Effects#NONE} if the look was before the first night: nothing had closed
     */
    public Effects atLook(Window window) {
        var look = window.lastLook(night);
        if (YearMonth.from(look).equals(YearMonth.from(night))) {
            return of(window);
        }
        return DesignEffectsItem.effects(stored(look), window).orElse(Effects.NONE);
    }

    private Map<String, AttributeValue> stored(LocalDate day) {
        return table.dynamoDb().getItem(get -> get.tableName(table.name()).consistentRead(true)
                .key(DesignEffectsItem.key(day))).item();
    }

    private void put(Map<Window, Effects> effects) {
        try {
            table.dynamoDb().putItem(
                    ItemPut.of(DesignEffectsItem.toItem(night, effects)).ifAbsent().request(table.name()).build());
        } catch (ConditionalCheckFailedException already) {
            // Another run of this night was quicker; what it found stands.
        }
    }

    private EffectEstimate estimate() {
        var keptDays = EffectEstimate.keptDays(plan.settings().retentionDays());
        return new EffectEstimate(night, plan.tree(), answers(days(night.minusDays(keptDays - 1L))), keptDays,
                history);
    }

    /** Returns the days from one on that had a night, except those known to have no rating. */
    private List<LocalDate> days(LocalDate first) {
        return table.dynamoDb()
                .queryPaginator(ItemQuery.between(table.name(), NightItem.PARTITION, first.toString(),
                        night.toString()).consistentRead(true).build())
                .items().stream().filter(item -> NightItem.counts(item).getOrDefault(NightCount.RATINGS, 1) > 0)
                .map(NightItem::day).toList();
    }

    private Answers answers(List<LocalDate> days) {
        var answers = new Answers();
        Parallel.map(DayShards.all(), shard -> answers(days, shard)).forEach(answers::add);
        return answers;
    }

    private Answers answers(List<LocalDate> days, int shard) {
        var answers = new Answers();
        for (var day : days) {
            var ratings = facts.ratings(day, shard);
            while (ratings.hasNext()) {
                voting.apply(page(ratings)).forEach(rating -> answers.add(day, rating));
            }
        }
        return answers;
    }

    private static List<Fact.Rating> page(Iterator<Fact.Rating> ratings) {
        var page = new ArrayList<Fact.Rating>();
        while (ratings.hasNext() && page.size() < RATINGS_PER_PAGE) {
            page.add(ratings.next());
        }
        return page;
    }
}
