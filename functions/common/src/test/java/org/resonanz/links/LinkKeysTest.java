package org.resonanz.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

class LinkKeysTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String ROTATED = "{\"initial\":\"the first key\",\"keys\":[{\"id\":\"k2\","
            + "\"key\":\"the second key\",\"createdAt\":\"2026-11-22T09:31:00Z\"}]}";

    private final TestClock clock = TestClock.at("2026-11-22T09:30:00Z");

    @Test
    void a_running_function_signs_with_a_new_key_within_ten_minutes() {
        var keys = keys();
        assertEquals("initial", keys.get().signing());
        TABLE.doors().linkKeys(ROTATED);
        clock.advance(Duration.ofMinutes(9));
        assertEquals("initial", keys.get().signing());
        clock.advance(Duration.ofMinutes(1));
        assertEquals("k2", keys.get().signing());
    }

    @Test
    void a_restored_function_does_so_at_once() throws Exception {
        var keys = keys();
        keys.ring.beforeCheckpoint(null);
        TABLE.doors().linkKeys(ROTATED);
        assertEquals("initial", keys.get().signing());
        keys.ring.afterRestore(null);
        assertEquals("k2", keys.get().signing());
    }

    private LinkKeys keys() {
        var environment = new Environment(TABLE.environment());
        return new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"), clock);
    }
}
