package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.scores.Score;
import org.resonanz.aggregatescores.scores.Window;
import org.resonanz.aws.Items;
import org.resonanz.teams.Team;
import org.resonanz.teams.TeamTree;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Scores as items for reading: {@code SCORES#window#day / teamId} and {@code INTERFACES#window#day / …}. */
public final class ScoreTable {
    /** Readers start at the latest publication, which stays readable even if the nights stop for a year. */
    private static final int KEPT_DAYS = 400;
    private static final int AT_ONCE = 25;

    private final Tables tables;
    private final LocalDate night;
    private final List<WriteRequest> writes = new ArrayList<>();

    public ScoreTable(Tables tables, LocalDate night) {
        this.tables = tables;
        this.night = night;
    }

    /** Writes all scores of a night; a second run writes the same. A team without a score is still collecting. */
    public void write(TeamTree tree, List<Batch> batches) {
        for (var window : Window.ALL) {
            var closed = batches.stream().filter(batch -> !batch.closedOn().isBefore(window.first(night)))
                    .sorted(Comparator.comparing(Batch::closedOn).thenComparing(batch -> batch.node().toString())).toList();
            for (var team : tree.teams()) {
                var own = closed.stream().filter(batch -> batch.isWithin(team.id())).toList();
                if (!own.isEmpty()) {
                    add("SCORES#" + window.name(), team.id(), json(team, own));
                }
            }
            cells(closed).forEach((cell, some) -> add("INTERFACES#" + window.name(), cell, cell(some)));
        }
        flush();
    }

    private static Map<String, List<Batch>> cells(List<Batch> batches) {
        var cells = new TreeMap<String, List<Batch>>();
        batches.stream().filter(batch -> batch.node().department() != null).forEach(batch -> cells.computeIfAbsent(
                batch.node().teamId() + "#" + batch.node().department(), none -> new ArrayList<>()).add(batch));
        return cells;
    }

    private static Map<String, Object> json(Team team, List<Batch> batches) {
        var json = new LinkedHashMap<String, Object>();
        json.put("teamId", team.id());
        json.put("name", team.name());
        json.put("parentId", team.parentId());
        json.putAll(Score.of(batches));
        return json;
    }

    private static Map<String, Object> cell(List<Batch> batches) {
        var json = new LinkedHashMap<String, Object>();
        json.put("department", batches.getFirst().node().department());
        json.put("teamId", batches.getFirst().node().teamId());
        json.putAll(Score.of(batches));
        return json;
    }

    private void add(String kind, String sort, Map<String, Object> json) {
        Map<String, AttributeValue> item = Items.item(kind + "#" + night, sort).put("score", BatchItem.json(json))
                .put("expiresAt", night.plusDays(KEPT_DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond()).build();
        writes.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
    }

    private void flush() {
        for (var from = 0; from < writes.size(); from += AT_ONCE) {
            var some = Map.of(tables.name(), writes.subList(from, Math.min(from + AT_ONCE, writes.size())));
            while (!some.isEmpty()) {
                var batch = some;
                some = tables.dynamoDb().batchWriteItem(write -> write.requestItems(batch)).unprocessedItems();
            }
        }
    }
}
