package org.resonanz.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.aws.AwsClients;
import org.resonanz.platform.aws.Environment;
import org.resonanz.testing.FakeAws;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

class LinkKeysTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String ROTATED = "{\"initial\":\"" + FakeAws.FIRST_KEY
            + "\",\"keys\":[{\"id\":\"k2\",\"key\":\"the second key, of 32 bytes or more\","
            + "\"createdAt\":\"2026-11-22T09:31:00Z\"}]}";

    private static final String LONG_ID = "0123456789abcdef0123456789ABCDEF0123456789-._:+/0123456789abcdef";

    private final TestClock clock = TestClock.at("2026-11-22T09:30:00Z");

    @Test
    void a_running_function_verifies_a_new_key_within_ten_minutes_and_signs_when_all_can() {
        var keys = keys();
        keys.get();
        TABLE.aws().linkKeys(ROTATED);
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
        TABLE.aws().linkKeys(ROTATED);
        assertEquals(Set.of("initial"), keys.get().keys().keySet());
        keys.ring.afterRestore(null);
        assertEquals(Set.of("initial", "k2"), keys.get().keys().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "x234567890123456789012345678901", "15 characters: ü"})
    void a_key_under_32_bytes_is_refused_by_its_id_and_not_shown(String key) {
        for (var secret : List.of("{\"initial\":\"" + key + "\",\"keys\":[]}",
                ROTATED.replace("the second key, of 32 bytes or more", key).replace("k2", "initial"))) {
            TABLE.aws().linkKeys(secret);
            var refused = assertThrows(IllegalStateException.class, keys()::get);
            assertEquals("The link key initial has under 32 bytes.", refused.getMessage());
        }
    }

    @Test
    void a_key_of_32_bytes_signs() {
        TABLE.aws().linkKeys("{\"initial\":\"" + "ü".repeat(16) + "\"}");
        assertEquals("initial", keys().get().signing());
    }

    /** The id stands in each link, in ASCII and after its length, and a link is no longer than 200 letters. */
    @ParameterizedTest
    @ValueSource(strings = {"", "schlüssel", "k 2", "k\\n2", LONG_ID + "x"})
    void a_key_whose_id_no_link_can_name_is_refused(String id) {
        TABLE.aws().linkKeys(ROTATED.replace("k2", id));
        assertThrows(IllegalStateException.class, keys()::get);
    }

    @Test
    void a_key_with_the_longest_id_signs_links_that_are_genuine() {
        TABLE.aws().linkKeys(ROTATED.replace("k2", LONG_ID));
        clock.advance(Duration.ofHours(1));
        var ring = keys().get();
        var token = new RatingToken(new UUID(1, 2), 3, clock.instant(), clock.instant());
        assertEquals(LONG_ID, ring.signing());
        assertEquals(Optional.of(token), RatingToken.verify(token.sign(ring), ring));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"keys\":[1]}", "{\"keys\":[null]}", "{\"keys\":[{\"id\":\"k2\"}]}",
        "{\"keys\":[{\"id\":\"k2\",\"key\":\"a secret that nobody may read\",\"createdAt\":\"yesterday\"}]}",
        "{\"keys\":[{\"id\":\"k2\",\"key\":\"a secret that nobody may read, not\",\"createdAt\":\"yesterday\"}]}"})
    void a_secret_of_another_form_is_refused_and_not_shown(String secret) {
        TABLE.aws().linkKeys(secret);
        var refused = assertThrows(IllegalStateException.class, keys()::get);
        assertFalse(refused.getMessage().contains("nobody"), refused.getMessage());
    }

    private LinkKeys keys() {
        var environment = new Environment(TABLE.environment());
        return new LinkKeys(AwsClients.secretsManager(environment), environment.required("LINK_KEYS_SECRET"), clock);
    }
}
