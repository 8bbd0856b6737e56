package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {
    @Test
    void names_and_texts_count_by_their_bytes() {
        assertEquals(2 + 3, ItemSize.of(Map.of("ä", AttributeValue.fromS("öa"))));
    }

    @Test
    void lists_and_maps_count_three_bytes_and_one_for_each_element() {
        assertEquals(1 + 3 + 2 + 3, ItemSize.of(Map.of("l",
                AttributeValue.fromL(List.of(AttributeValue.fromS("ab"), AttributeValue.fromBool(true))))));
        assertEquals(1 + 3 + 1 + 4 + 3,
                ItemSize.of(Map.of("m", AttributeValue.fromM(Map.of("name", AttributeValue.fromN("12"))))));
    }

    @Test
    void sets_count_what_is_in_them() {
        assertEquals(1 + 3, ItemSize.of(Map.of("s", AttributeValue.fromSs(List.of("a", "bc")))));
        assertEquals(1 + 5, ItemSize.of(Map.of("n", AttributeValue.fromNs(List.of("1", "23")))));
        assertEquals(1 + 2, ItemSize.of(Map.of("b", AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("ab"))))));
    }
}
