package org.resonanz.aggregatescores.table;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.scores.History;
import org.resonanz.aggregatescores.scores.Window;
import org.resonanz.aggregatescores.scores.WindowScores;
import org.resonanz.platform.aws.Items;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes scores as items for reading: {@code SCORES#window#day / teamId} and {@code INTERFACES#window#day / …}. They
 * are fenced like batches: a run that was held up would put other figures in the place of the published ones.
 */
public final class ScoreTable {
    private static final String TEAMS = "SCORES#";
    private static final String INTERFACES = "INTERFACES#";
    /**
     * The number of days that scores are kept. Readers start at the latest publication, which stays readable even if
     * the nights stop for a year.
     */
    private static final int KEPT_DAYS = 400;

    private final Tables tables;
    private final NightTable.Plan plan;
    private final FencedWrites writes;

    public ScoreTable(Tables tables, NightTable.Plan plan) {
        this.tables = tables;
        this.plan = plan;
        this.writes = new FencedWrites(tables, plan);
    }

    /**
     * Writes all scores of a night. A second run writes the same. A team without a score is still collecting.
     *
     * @return false if another run has taken this night over, or finished it
     */
    public boolean write(History history, DesignEffects designEffects) {
        for (var window : Window.ALL) {
            var scores = new WindowScores(window, plan.day(), plan.tree(), history, designEffects.of(window),
                    designEffects.atLook(window));
            scores.teams().forEach((id, score) -> put(partition(TEAMS, window), id, score));
            scores.interfaces().forEach((cell, score) -> put(partition(INTERFACES, window), cell, score));
        }
        if (plan.again()) {
            writes.strikeUnlessPut(leftovers());
        }
        return writes.commit();
    }

    private void put(String partition, String sort, Map<String, Object> json) {
        writes.put(Items.item(partition, sort).put("score", BatchItem.json(json))
                .put("expiresAt", plan.day().plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond())
                .build());
    }

    /**
     * Returns the keys of the scores that an earlier run wrote before it was killed. Nobody has read them; but where
     * facts have gone since, they would be published beside batches that do not exist, and could be subtracted from
     * those that do.
     */
    private List<Map<String, AttributeValue>> leftovers() {
        var keys = new ArrayList<Map<String, AttributeValue>>();
        for (var window : Window.ALL) {
            for (var kind : List.of(TEAMS, INTERFACES)) {
                tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).consistentRead(true)
                        .keyConditionExpression("PK = :scores").projectionExpression("PK, SK")
                        .expressionAttributeValues(Items.values().put(":scores", partition(kind, window)).build()))
                        .items().forEach(keys::add);
            }
        }
        return keys;
    }

    private String partition(String kind, Window window) {
        return kind + window.name() + "#" + plan.day();
    }
}
