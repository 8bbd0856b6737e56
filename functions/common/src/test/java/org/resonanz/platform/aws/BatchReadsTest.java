package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Timeout(60)
class BatchReadsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @Test
    void what_is_put_off_is_asked_for_again() {
        TABLE.put(Items.item("A", "B").build());
        TABLE.meter().putOff(7);

        assertEquals(List.of(Items.key("A", "B")), read());

        assertEquals(8, TABLE.meter().calls().size());
    }

    @Test
    void what_is_put_off_again_and_again_fails() {
        TABLE.meter().putOff(1_000);

        assertThrows(IllegalStateException.class, this::read);

        assertEquals(12, TABLE.meter().calls().size());
    }

    private List<Map<String, AttributeValue>> read() {
        return BatchReads.read(AwsClients.dynamoDb(new Environment(TABLE.environment())), TABLE.name(),
                List.of(Items.key("A", "B")), keys -> keys);
    }
}
