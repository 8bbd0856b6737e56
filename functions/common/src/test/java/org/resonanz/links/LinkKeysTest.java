package org.resonanz.links;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Set;
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
    void a_running_function_verifies_a_new_key_within_ten_minutes_and_signs_when_all_can() {
        var keys = keys();
        keys.get();
        TABLE.doors().linkKeys(ROTATED);
        clock.advance(Duration.ofMinutes(9));
        assertEquals(Set.of("initial"), keys.get().keys().keySet());
        clock.advance(Duration.ofMinutes(1));
        assertEquals(Set.of("initial", "k2"), keys.get().keys().keySet());
        assertEquals("initial", keys.get().signing());
        clock.advance(Duration.ofMinutes(10));
        assertEquals("k2", keys.get().signing());
    }

    @Test
    void a_restored_function_reads_the_keys_at_once() throws Exception {
        var keys = keys();
        keys.ring.beforeCheckpoint(null);
        TABLE.doors().linkKeys(ROTATED);
        assertEquals(Set.of("initial"), keys.get().keys().keySet());
        keys.ring.afterRestore(null);
        assertEquals(Set.of("initial", "k2"), keys.get().keys().keySet());
    }

    private LinkKeys keys() {
        var environment = new Environment(TABLE.environment());
        return new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"), clock);
    }
}
