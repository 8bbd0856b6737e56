package org.resonanz.aggregatescores.table;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Status;
import org.resonanz.scores.LongOpenItem;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Counts the requests of each team that have been open for long, into one item of a night. It is about requests alone,
 * and shows a team that never finishes what would be rated badly.
 */
public final class LongOpen {
    /** The age from which on an open request is counted. */
    private static final Duration LONG = Duration.ofDays(14);

    private final Table table;
    private final NightTable.Plan plan;

    public LongOpen(Table table, NightTable.Plan plan) {
        this.table = table;
        this.plan = plan;
    }

    /**
     * Counts and stores. A second run of the night stores anew.
     *
     * @return false if another run has taken this night over, or finished it
     */
    public boolean write() {
        var night = plan.day();
        var end = plan.settings().endOf(night);
        var counts = count(plan.tree().byId().keySet(), Items.time(end.minus(LONG)));
        var writes = new FencedTable(table, plan);
        writes.put(LongOpenItem.toItem(night, counts));
        return writes.commit();
    }

    /** Returns the numbers of requests open since before a time, by the teams that have any. */
    private Map<String, Integer> count(Collection<String> teamIds, String before) {
        var counts = new TreeMap<String, Integer>();
        Parallel.map(teamIds, team -> Map.entry(team, count(team, before))).stream()
                .filter(team -> team.getValue() > 0).forEach(team -> counts.put(team.getKey(), team.getValue()));
        return counts;
    }

    private int count(String teamId, String before) {
        return table.dynamoDb().queryPaginator(query -> query.tableName(table.name()).indexName("byTeam")
                .select(Select.COUNT).keyConditionExpression("teamStatus = :open AND createdAt < :before")
                .expressionAttributeValues(Items.values().put(":open", RequestItem.teamStatus(teamId, Status.OPEN))
                        .put(":before", before).build()))
                .stream().mapToInt(page -> page.count()).sum();
    }
}
