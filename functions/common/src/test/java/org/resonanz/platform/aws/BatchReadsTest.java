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
    final LocalTable table = new LocalTable();

    @Test
    void what_is_put_off_is_asked_for_again() {
        table.put(Items.item("A", "B").build());
        table.meter().putOff(7);

        assertEquals(List.of(Items.key("A", "B")), read());

        assertEquals(8, table.meter().calls().size());
    }

    @Test
    void what_is_put_off_again_and_again_fails() {
        table.meter().putOff(1_000);

        assertThrows(IllegalStateException.class, this::read);

        assertEquals(12, table.meter().calls().size());
    }

    private List<Map<String, AttributeValue>> read() {
        return BatchReads.read(AwsClients.dynamoDb(new Environment(table.environment())), table.name(),
                List.of(Items.key("A", "B")), keys -> keys);
    }
}
