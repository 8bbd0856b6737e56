package org.resonanz.local.streams;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.resonanz.local.HostSettings;
import org.resonanz.local.state.ItemJson;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Turns changes of the table into the JSON of Lambda's events. By hand, because libraries only read that JSON.
 */
final class StreamRecord {

    private StreamRecord() {}

    /** Returns the JSON of a change. */
    static Map<String, Object> json(Record record, String streamArn) {
        var change = record.dynamodb();
        var dynamodb = new LinkedHashMap<String, Object>();
        dynamodb.put("ApproximateCreationDateTime", change.approximateCreationDateTime().getEpochSecond());
        dynamodb.put("Keys", ItemJson.of(change.keys()));
        if (change.hasNewImage()) {
            dynamodb.put("NewImage", ItemJson.of(change.newImage()));
        }
        if (change.hasOldImage()) {
            dynamodb.put("OldImage", ItemJson.of(change.oldImage()));
        }
        dynamodb.put("SequenceNumber", change.sequenceNumber());
        dynamodb.put("SizeBytes", change.sizeBytes());
        dynamodb.put("StreamViewType", change.streamViewTypeAsString());
        var json = new LinkedHashMap<String, Object>();
        json.put("eventID", record.eventID());
        json.put("eventName", record.eventNameAsString());
        json.put("eventVersion", record.eventVersion());
        json.put("eventSource", "aws:dynamodb");
        json.put("awsRegion", HostSettings.REGION);
        json.put("dynamodb", dynamodb);
        json.put("eventSourceARN", streamArn);
        return json;
    }

    /** Returns the sequence number in the JSON of a change. */
    static String sequenceNumber(Map<String, Object> json) {
        return String.valueOf(((Map<?, ?>) Objects.requireNonNull(json.get("dynamodb"))).get("SequenceNumber"));
    }

    /** Returns the event that holds changes. */
    static Map<String, Object> event(List<Map<String, Object>> records) {
        return Map.of("Records", records);
    }
}
