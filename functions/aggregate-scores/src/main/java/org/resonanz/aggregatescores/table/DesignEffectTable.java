package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.resonanz.aggregatescores.scores.Answers;
import org.resonanz.aggregatescores.scores.Answers.EnteredAnswer;
import org.resonanz.aggregatescores.scores.EffectEstimate;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.facts.DayShards;
import org.resonanz.nights.NightCount;
import org.resonanz.nights.NightItem;
import org.resonanz.platform.aws.Items;
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
    /**
     * The most days between an invitation and its rating's entry: 16, and some more as the invitation may have come
     * late.
     */
    private static final int LATEST_ENTRY_DAYS = 20;
    private static final int RATINGS_PER_PAGE = 100;

    private final Table table;
    private final Facts facts;
    private final NightTable.Plan plan;
    private final LocalDate night;
    private final History history;
    private final UnaryOperator<List<Map<String, AttributeValue>>> voting;
    private Map<String, AttributeValue> month = Map.of();

    /**
     * Creates the design effects of a night.
     *
     * @param history the history of the night
     * @param voting  returns those of a page of rating facts whose raters may vote
     */
    public DesignEffectTable(Table table, NightTable.Plan plan, History history,
            UnaryOperator<List<Map<String, AttributeValue>>> voting) {
        this.table = table;
        this.facts = new Facts(table);
        this.plan = plan;
        this.night = plan.day();
        this.history = history;
        this.voting = voting;
    }

    /**
     * Returns the window's design effects in this night's month; estimates and stores them if the month has none yet.
     */
    Effects of(Window window) {
        if (month.isEmpty()) {
            month = stored(night);
        }
        if (month.isEmpty()) {
            put(estimate());
            month = stored(night);
        }
        return DesignEffectsItem.effects(month, window).orElseThrow();
    }

    /**
     * Returns the design effects that held on the day of the window's last look. Each month with a night has some.
     *
     * @return {@link Effects#NONE} if the look was before the first night: nothing had closed
     */
    Effects atLook(Window window) {
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

    private void put(EffectEstimate estimate) {
        var effects = new HashMap<Window, Effects>();
        Window.ALL.forEach(window -> effects.put(window, estimate.of(window)));
        var item = DesignEffectsItem.toItem(night, effects);
        try {
            table.dynamoDb().putItem(put -> put.tableName(table.name()).item(item)
                    .conditionExpression("attribute_not_exists(PK)"));
        } catch (ConditionalCheckFailedException already) {
            // Another run of this night was quicker; what it found stands.
        }
    }

    private EffectEstimate estimate() {
        var keptDays = Math.clamp(plan.settings().retentionDays() - LATEST_ENTRY_DAYS, 1, Window.ALL.getLast().days());
        return new EffectEstimate(night, plan.tree(), answers(days(night.minusDays(keptDays - 1L))), keptDays,
                history);
    }

    /** Returns the days from one on that had a night, except those known to have no rating. */
    private List<LocalDate> days(LocalDate first) {
        return table.dynamoDb().queryPaginator(query -> query.tableName(table.name()).consistentRead(true)
                .keyConditionExpression("PK = :nights AND SK BETWEEN :first AND :last")
                .expressionAttributeValues(Items.values().put(":nights", NightItem.PARTITION)
                        .put(":first", first.toString()).put(":last", night.toString()).build()))
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
            var ratings = facts.read(DayShards.Kind.RATING, day, shard);
            while (ratings.hasNext()) {
                voting.apply(page(ratings)).forEach(fact -> answers.add(FactItem.ref(fact), FactItem.teamId(fact),
                        EnteredAnswer.of(day, FactItem.source(fact).department(), FactItem.rating(fact))));
            }
        }
        return answers;
    }

    private static List<Map<String, AttributeValue>> page(Iterator<Map<String, AttributeValue>> ratings) {
        var page = new ArrayList<Map<String, AttributeValue>>();
        while (ratings.hasNext() && page.size() < RATINGS_PER_PAGE) {
            page.add(ratings.next());
        }
        return page;
    }
}
