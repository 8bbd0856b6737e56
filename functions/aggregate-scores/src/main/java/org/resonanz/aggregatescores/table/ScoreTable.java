package org.resonanz.aggregatescores.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.scores.WindowScores;
import org.resonanz.platform.aws.ItemQuery;
import org.resonanz.platform.aws.Items;
import org.resonanz.scores.ScoreItem;
import org.resonanz.scores.Window;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes scores for reading. They are fenced like batches: a run that was held up would put other figures in the place
 * of the published ones.
 */
public final class ScoreTable {
    private final Table table;
    private final NightTable.Plan plan;
    private final FencedTable writes;

    public ScoreTable(Table table, NightTable.Plan plan) {
        this.table = table;
        this.plan = plan;
        this.writes = new FencedTable(table, plan);
    }

    /**
     * Writes all scores of a night. A second run writes the same. A team without a score is still collecting.
     *
     * @return false if another run has taken this night over, or finished it
     */
    public boolean write(List<WindowScores> windows) {
        for (var scores : windows) {
            scores.teams().values().forEach(team -> writes.put(ScoreItem.toItem(scores.window(), plan.day(), team)));
            scores.interfaces().forEach(score -> writes.put(ScoreItem.toItem(scores.window(), plan.day(), score)));
        }
        if (plan.repeated()) {
            writes.deleteUnlessPut(leftovers());
        }
        return writes.commit();
    }

    /**
     * Returns the keys of the scores that an earlier run wrote before it was killed. Nobody has read them; but where
     * facts have gone since, they would be published beside batches that do not exist, and could be subtracted from
     * those that do.
     */
    private List<Map<String, AttributeValue>> leftovers() {
        var keys = new ArrayList<Map<String, AttributeValue>>();
        for (var window : Window.ALL) {
            for (var scores : List.of(ScoreItem.teams(window, plan.day()), ScoreItem.interfaces(window, plan.day()))) {
                table.dynamoDb()
                        .queryPaginator(ItemQuery.partition(table.name(), scores).consistentRead(true)
                                .projectionExpression(Items.KEY_PROJECTION).build())
                        .items().forEach(keys::add);
            }
        }
        return keys;
    }
}
