package org.resonanz.local.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that a snapshot keeps all there is, always in the same bytes. */
class SnapshotTest {
    private static final Map<String, AttributeValue> ITEM = new TreeMap<>(Map.of("PK", text("B"), "SK", text("1"),
            "n", AttributeValue.fromN("-1.50"), "yes", AttributeValue.fromBool(true), "none",
            AttributeValue.fromNul(true), "map", AttributeValue.fromM(Map.of("ü", text("\n\"ß"))), "list",
            AttributeValue.fromL(List.of(text(""), AttributeValue.fromN("2"))), "words",
            AttributeValue.fromSs(List.of("a", "b")), "numbers", AttributeValue.fromNs(List.of("1", "2"))));

    @Test
    void an_item_of_every_type_is_the_same_after_json() {
        assertEquals(ITEM, ItemJson.item(ItemJson.of(ITEM)));
    }

    @Test
    void a_file_holds_everything_sorted_with_other_addresses_where_they_were_asked_for() throws IOException {
        var other = Map.<String, Object>of("PK", Map.of("S", "A"), "SK", Map.of("S", "http://here/1"));
        var snapshot = new Snapshot(Map.of("mail/1", Map.of("to", "anna"), "clock", "now"),
                List.of(ItemJson.of(ITEM), other));
        var file = bytes(snapshot);
        var read = Snapshot.read(new ByteArrayInputStream(file), line -> line.replace("http://here", "http://there"));
        assertEquals(snapshot.state(), read.state());
        assertEquals(List.of("A / http://there/1", "B / 1"), read.items().stream().map(Snapshot::key).toList());
        assertEquals(ItemJson.of(ITEM), read.items().getLast());
        assertArrayEquals(file, bytes(new Snapshot(snapshot.state(), snapshot.items().reversed())));
    }

    private static byte[] bytes(Snapshot snapshot) throws IOException {
        var bytes = new ByteArrayOutputStream();
        snapshot.write(bytes);
        return bytes.toByteArray();
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
