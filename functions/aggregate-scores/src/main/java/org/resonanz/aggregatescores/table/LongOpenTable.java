package org.resonanz.aggregatescores.table;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.requests.RequestIndexItem;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Status;
import org.resonanz.scores.LongOpenItem;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Counts the requests of each team that have been open for long, and stores the counts of a night. */
public final class LongOpenTable {
    private final Table table;
    private final NightTable.Plan plan;

    public LongOpenTable(Table table, NightTable.Plan plan) {
        this.table = table;
        this.plan = plan;
    }

    /**
     * Writes the numbers of requests of the night. A second run of the night writes new ones.
     *
     * @param counts the numbers by team id
     * @return false if another run has taken this night over, or finished it
     */
    public boolean write(Map<String, Integer> counts) {
        var writes = new FencedTable(table, plan);
        writes.put(LongOpenItem.toItem(plan.day(), counts));
        return writes.commit();
    }

    /** Returns the numbers of requests open since before a time, by the teams that have any. */
    public Map<String, Integer> count(Instant before) {
        var counts = new TreeMap<String, Integer>();
        Parallel.map(plan.tree().byId().keySet(), team -> Map.entry(team, count(team, before))).stream()
                .filter(team -> team.getValue() > 0).forEach(team -> counts.put(team.getKey(), team.getValue()));
        return counts;
    }

    private int count(String teamId, Instant before) {
        return table.dynamoDb()
                .queryPaginator(RequestIndexItem.createdBefore(table.name(),
                        RequestItem.teamStatus(teamId, Status.OPEN), before).select(Select.COUNT).build())
                .stream().mapToInt(QueryResponse::count).sum();
    }
}
