package org.resonanz.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that what is put off is asked for again. The tests tagged {@code proof} wait as long as a function does. */
@Timeout(60)
class BatchReadsTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    @Test
    void what_is_put_off_is_asked_for_again() {
        assertAskedAgain(3);
    }

    @Tag("proof")
    @Test
    void what_is_put_off_for_seconds_is_asked_for_again() {
        assertAskedAgain(7);
    }

    private void assertAskedAgain(int times) {
        TABLE.put(Items.item("A", "B").build());
        TABLE.meter().putOff(times);

        assertEquals(List.of(Items.key("A", "B")), read());

        assertEquals(times + 1, TABLE.meter().calls().size());
    }

    @Tag("proof")
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
