package org.resonanz.bench.ledger;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The items of {@code events/data.json}, on which the events work. */
final class CompanyItems {
    private static final List<Map<String, AttributeValue>> ALL = read();
    /** The most writes of a BatchWriteItem. */
    private static final int BATCH = 25;

    private CompanyItems() {}

    /** Puts a table back to what it is before each event. */
    static void renew(LocalTable table) {
        var client = table.client();
        var kept = ALL.stream().map(CompanyItems::key).collect(Collectors.toSet());
        var writes = Stream.concat(
                client.scanPaginator(scan -> scan.tableName(table.name())).items().stream().map(CompanyItems::key)
                        .filter(key -> !kept.contains(key))
                        .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build()),
                ALL.stream().map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())).toList();
        for (var from = 0; from < writes.size(); from += BATCH) {
            var batch = writes.subList(from, Math.min(from + BATCH, writes.size()));
            client.batchWriteItem(write -> write.requestItems(Map.of(table.name(), batch)));
        }
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of("PK", item.get("PK"), "SK", item.get("SK"));
    }

    private static List<Map<String, AttributeValue>> read() {
        try {
            return JSON.std.listFrom(Samples.text("data.json")).stream().map(item -> item((Map<?, ?>) item)).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Map<String, AttributeValue> item(Map<?, ?> json) {
        return json.entrySet().stream().collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()),
                entry -> value((Map<?, ?>) entry.getValue())));
    }

    private static AttributeValue value(Map<?, ?> json) {
        var entry = json.entrySet().iterator().next();
        return switch (String.valueOf(entry.getKey())) {
            case "S" -> AttributeValue.fromS(String.valueOf(entry.getValue()));
            case "N" -> AttributeValue.fromN(String.valueOf(entry.getValue()));
            case "NS" -> AttributeValue.fromNs(((List<?>) entry.getValue()).stream().map(String::valueOf).toList());
            case "SS" -> AttributeValue.fromSs(((List<?>) entry.getValue()).stream().map(String::valueOf).toList());
            case "BOOL" -> AttributeValue.fromBool((Boolean) entry.getValue());
            case "L" -> AttributeValue.fromL(
                    ((List<?>) entry.getValue()).stream().map(each -> value((Map<?, ?>) each)).toList());
            case "M" -> AttributeValue.fromM(item((Map<?, ?>) entry.getValue()));
            default -> throw new IllegalArgumentException(String.valueOf(entry.getKey()));
        };
    }
}
