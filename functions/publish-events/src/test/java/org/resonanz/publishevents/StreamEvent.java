package org.resonanz.publishevents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.resonanz.testing.Samples;

/** Builds stream events upon the sample; the n-th record, from 1, has the sequence number {@code n}. */
final class StreamEvent {
    private final List<Object> records = new ArrayList<>();

    /** Adds a change of an item; an image that is null is absent. */
    StreamEvent change(String partition, String sort, Map<String, ?> before, Map<String, ?> after) {
        var record = sampleRecord();
        record.put("eventName", before == null ? "INSERT" : after == null ? "REMOVE" : "MODIFY");
        var dynamodb = new LinkedHashMap<String, Object>(Map.of("ApproximateCreationDateTime", 1795339800,
                "Keys", Map.of("PK", value(partition), "SK", value(sort)),
                "SequenceNumber", String.valueOf(records.size() + 1), "StreamViewType", "NEW_AND_OLD_IMAGES"));
        put(dynamodb, "OldImage", before);
        put(dynamodb, "NewImage", after);
        record.put("dynamodb", dynamodb);
        records.add(record);
        return this;
    }

    StreamEvent request(Map<String, ?> before, Map<String, ?> after) {
        return change("REQUEST#r", "REQUEST", before, after);
    }

    Map<String, Object> build() {
        return Map.of("Records", records);
    }

    /** Returns the attributes of a request that matter here, as the stream shows them. */
    static Map<String, Object> request(String id, String status, String teamId, Integer completion) {
        var image = new LinkedHashMap<String, Object>(Map.of("PK", value("REQUEST#" + id), "status", value(status),
                "teamId", value(teamId), "customerTeamId", value("marketing"),
                "requesterId", value("anna@resonanz.example"), "subject", value("Bescheinigung"),
                "note", value("Gern geschehen")));
        if (completion != null) {
            image.put("completion", Map.of("N", completion.toString()));
        }
        return image;
    }

    static Map<String, String> value(String text) {
        return Map.of("S", text);
    }

    private static void put(Map<String, Object> dynamodb, String name, Map<String, ?> image) {
        if (image != null) {
            dynamodb.put(name, image);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> sampleRecord() {
        return (Map<String, Object>) ((List<?>) Samples.json("publish-events.changes.json").get("Records")).getFirst();
    }
}
