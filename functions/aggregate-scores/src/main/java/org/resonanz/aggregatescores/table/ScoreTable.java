package org.resonanz.aggregatescores.table;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.resonanz.aggregatescores.batches.Batch;
import org.resonanz.aggregatescores.scores.Window;
import org.resonanz.aggregatescores.scores.WindowScores;
import org.resonanz.platform.aws.Items;
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
    public void write(TeamTree tree, List<Batch> batches, DesignEffects designEffects) {
        for (var window : Window.ALL) {
            var scores = new WindowScores(window, night, tree, batches, designEffects.of(window),
                    designEffects.atLook(window));
            scores.teams().forEach((id, score) -> add("SCORES#" + window.name(), id, score));
            scores.interfaces().forEach((cell, score) -> add("INTERFACES#" + window.name(), cell, score));
        }
        flush();
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
