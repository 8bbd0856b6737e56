package org.resonanz.aggregatescores.table;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Status;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * How many requests of each team have been open for long, as one item {@code LONG_OPEN / day} of a night. It is about
 * requests alone, and shows a team that never finishes what would be rated badly.
 */
public final class LongOpen {
    private static final Duration LONG = Duration.ofDays(14);
    private static final int KEPT_DAYS = 400;

    private final Tables tables;

    public LongOpen(Tables tables) {
        this.tables = tables;
    }

    /**
     * Counts and stores; a second run of the night stores anew.
     *
     * @param end when the night's day ended
     */
    public void write(LocalDate night, Collection<String> teamIds, Instant end) {
        var counts = new TreeMap<String, AttributeValue>();
        count(teamIds, Items.time(end.minus(LONG))).forEach((team, count) -> counts.put(team, Tables.number(count)));
        var item = Items.item("LONG_OPEN", night.toString())
                .put("expiresAt", night.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond()).build();
        item.put("teams", Tables.map(counts));
        tables.dynamoDb().putItem(put -> put.tableName(tables.name()).item(item));
    }

    /** Returns the numbers of teams that have any. */
    private Map<String, Integer> count(Collection<String> teamIds, String before) {
        var counts = new TreeMap<String, Integer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = new TreeMap<String, Future<Integer>>();
            teamIds.forEach(team -> parts.put(team, executor.submit(() -> count(team, before))));
            for (var part : parts.entrySet()) {
                if (part.getValue().get() > 0) {
                    counts.put(part.getKey(), part.getValue().get());
                }
            }
            return counts;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A team's open requests could not be counted.", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private int count(String teamId, String before) {
        return tables.dynamoDb().queryPaginator(query -> query.tableName(tables.name()).indexName("byTeam")
                .select(Select.COUNT).keyConditionExpression("teamStatus = :open AND createdAt < :before")
                .expressionAttributeValues(Items.values().put(":open", RequestItem.teamStatus(teamId, Status.OPEN))
                        .put(":before", before).build()))
                .stream().mapToInt(page -> page.count()).sum();
    }
}
