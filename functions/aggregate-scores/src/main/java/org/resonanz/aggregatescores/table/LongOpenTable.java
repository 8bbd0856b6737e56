package org.resonanz.aggregatescores.table;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.platform.aws.Parallel;
import org.resonanz.requests.RequestIndexItem;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Status;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Counts open requests. */
public final class LongOpenTable {
    private final Table table;

    public LongOpenTable(Table table) {
        this.table = table;
    }

    /** Returns the numbers of requests open since before a time, by the teams that have any. */
    public Map<String, Integer> count(Collection<String> teamIds, Instant before) {
        var counts = new TreeMap<String, Integer>();
        Parallel.map(teamIds, team -> Map.entry(team, count(team, before))).stream()
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
