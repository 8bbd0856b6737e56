package org.resonanz.eraseperson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.aws.AwsClients;
import org.resonanz.aws.Environment;
import org.resonanz.aws.Items;
import org.resonanz.people.Pseudonyms;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is left of a person after they were erased: nothing; and of others: all. */
class ErasePersonTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String BEN = "b0000000000000000000000000000000";
    private static final UUID BENS = new UUID(2, 2);

    private final TestClock clock = TestClock.at("2026-11-23T10:00:00Z");
    private ErasePersonHandler handler;
    private String anna;

    @BeforeEach
    void a_company() {
        handler = new ErasePersonHandler(TABLE.environment(), clock);
        var environment = new Environment(TABLE.environment());
        anna = new Pseudonyms(AwsClients.secretsManager(environment), environment.required("PSEUDONYM_KEY_SECRET"), clock)
                .of("anna@resonanz.example");
        SampleTeams.putInto(TABLE);
        requests();
        records();
        TABLE.put(Items.item("NIGHTS", "2026-11-22").put("finishedAt", clock.instant()).build());
        TABLE.put(Items.item("SCORES#90d#2026-11-22", "hr").put("score", "{\"voices\":5}").build());
    }

    @Test
    void nothing_of_them_is_left_in_any_item() {
        assertEquals(200, erase("anna@resonanz.example").status());

        for (var trace : List.of(anna, "anna", "Anna", StoredRequest.ID.toString(), "Zu spät", "Danke")) {
            assertEquals(List.of(), all().entrySet().stream().filter(item -> item.toString().contains(trace))
                    .map(Map.Entry::getKey).toList(), trace);
        }
    }

    @Test
    void published_figures_and_others_stay_and_their_group_of_comments_goes_whole() {
        var before = all();
        erase(" Anna@Resonanz.example ");
        var after = all();

        for (var kept : List.of("TEAM#hr/BATCH#2026-11-20#department:marketing", "SCORES#90d#2026-11-22/hr",
                "TEAM#hr/QUOTES#2026-11-19", "REQUEST#" + BENS + "/REQUEST", "PERSON#" + BEN + "/MAIL", "TEAMS/hr",
                "TEAM#it/DAY#2026-11-20#marketing", "TEAM#hr/FOLLOWUP#" + BENS + "#1")) {
            assertEquals(before.get(kept), after.get(kept), kept);
            assertTrue(after.containsKey(kept), kept);
        }
        assertFalse(after.containsKey("TEAM#hr/QUOTES#2026-11-20"));
        var row = after.get("TEAM#hr/DAY#2026-11-20#marketing");
        assertEquals(Map.of(BEN, AttributeValue.fromS("voice")), row.get("voices").m());
        assertEquals(List.of(BENS + "#1"), Items.texts(row, "comments"));
        assertEquals(before.get("TEAM#hr/DAY#2026-11-20#marketing").get("surplus"), row.get("surplus"));
        assertEquals(List.of(BEN), Items.texts(after.get("TEAM#hr/COMMENTED#2026-11-20#team"), "speakers"));
    }

    @Test
    void it_may_be_done_twice() {
        assertEquals(1, erase("anna@resonanz.example").get("erasedRequests"));
        var after = all();
        assertEquals(0, erase("anna@resonanz.example").get("erasedRequests"));
        assertEquals(after, all());
    }

    @Test
    void cut_off_anywhere_it_goes_on_when_it_is_called_again() {
        for (var writes = 0; writes < 12; writes++) {
            var left = new int[] {writes};
            TABLE.meter().refuse(call -> call.matches("DeleteItem|TransactWriteItems") && left[0]-- <= 0);
            try {
                erase("anna@resonanz.example");
            } catch (RuntimeException cutOff) {
                // The next call goes on.
            }
            TABLE.meter().reset();
        }
        assertEquals(200, erase("anna@resonanz.example").status());
        assertFalse(all().toString().contains(anna));
        assertFalse(all().toString().contains(StoredRequest.ID.toString()));
    }

    @Test
    void while_a_night_runs_nothing_is_erased() {
        TABLE.put(Items.item("NIGHTS", "2026-11-23").put("startedAt", clock.instant()).build());
        var before = all();
        var answer = erase("anna@resonanz.example");
        assertEquals(409, answer.status());
        assertEquals("urn:resonanz:problem:night-running", answer.get("type"));
        assertEquals(before, all());
    }

    @Test
    void what_a_night_that_began_meanwhile_writes_back_goes_with_the_next_call() {
        var begun = new AtomicBoolean();
        TABLE.meter().refuse(call -> {
            if (call.equals("DeleteItem") && begun.compareAndSet(false, true)) {
                TABLE.put(Items.item("NIGHTS", "2026-11-23").put("startedAt", clock.instant()).build());
            }
            return false;
        });
        assertEquals(409, erase("anna@resonanz.example").status());

        records();
        TABLE.put(Items.item("TEAM#hr", "QUOTES#2026-11-23").put("comments", List.of("Zu spät"))
                .put("ratings", List.of(StoredRequest.ID + "#1")).build());
        TABLE.put(Items.item("NIGHTS", "2026-11-23").put("finishedAt", clock.instant()).build());
        assertEquals(200, erase("anna@resonanz.example").status());
        for (var trace : List.of(anna, "Anna", StoredRequest.ID.toString(), "Zu spät")) {
            assertFalse(all().toString().contains(trace), trace);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "{\"email\": \"anna\"}", "{\"email\": \"a@b.example\", \"more\": 1}"})
    void who_is_meant_must_be_clear(String body) {
        assertEquals(400, HttpEvent.of("POST /erasures").as("dora", "admin").body(body).sendTo(handler).status());
    }

    @Test
    void only_admins_erase() {
        assertEquals(403, HttpEvent.of("POST /erasures").as("carla", "lead:hr", "integration")
                .body("{\"email\": \"anna@resonanz.example\"}").sendTo(handler).status());
        assertTrue(all().toString().contains(anna));
    }

    @Test
    void the_sample_event_erases_somebody() {
        assertTrue(Samples.invoke(handler, Samples.json("erase-person.json")).contains("\"statusCode\":200"));
        assertFalse(all().toString().contains(anna));
    }

    private void requests() {
        StoredRequest.completed().with("raterRef", anna).in(TABLE);
        StoredRequest.completed().id(BENS).with("raterRef", BEN).with("requesterId", "ben@resonanz.example")
                .with("requesterName", "Ben").with("completedBy", "carla@resonanz.example").in(TABLE);
        for (var sort : List.of("INVITATION#1", "RATING#1", "QUARANTINE#1#n", "ATTEMPT#1#1")) {
            TABLE.put(Items.item(StoredRequest.PARTITION, sort).put("raterRef", anna).put("comment", "Zu spät").build());
            TABLE.put(Items.item("REQUEST#" + BENS, sort).put("raterRef", BEN).put("comment", "Gut").build());
        }
        TABLE.put(Items.item("PERSON#" + anna, "MAIL").put("stopped", "BOUNCED").build());
        TABLE.put(Items.item("PERSON#" + BEN, "MAIL").put("stopped", "BOUNCED").build());
    }

    private void records() {
        var both = Map.of(anna, AttributeValue.fromS("voice"), BEN, AttributeValue.fromS("voice"));
        var ratings = List.of(StoredRequest.ID + "#1", BENS + "#1");
        put(Items.item("TEAM#hr", "DAY#2026-11-20#marketing").put("surplus", "sums").put("comments", ratings), both);
        put(Items.item("TEAM#it", "DAY#2026-11-20#marketing").put("surplus", "sums"),
                Map.of(BEN, AttributeValue.fromS("voice")));
        TABLE.put(Items.item("TEAM#hr", "COMMENTED#2026-11-20#team").put("speakers", List.of(anna, BEN))
                .put("ratings", ratings).build());
        TABLE.put(Items.item("TEAM#hr", "QUOTES#2026-11-20").put("comments", List.of("Gut", "Zu spät"))
                .put("ratings", ratings).build());
        TABLE.put(Items.item("TEAM#hr", "QUOTES#2026-11-19").put("comments", List.of("Gut"))
                .put("ratings", List.of(BENS + "#1")).build());
        TABLE.put(Items.item("TEAM#hr", "BATCH#2026-11-20#department:marketing").put("crowd", 10).build());
        TABLE.put(Items.item("TEAM#hr", "FOLLOWUP#" + StoredRequest.ID + "#1").put("requestId", StoredRequest.ID.toString())
                .put("requesterName", "Anna").put("comment", "Zu spät").build());
        TABLE.put(Items.item("TEAM#hr", "FOLLOWUP#" + BENS + "#1").put("requestId", BENS.toString()).build());
    }

    private static void put(Items row, Map<String, AttributeValue> people) {
        var item = new LinkedHashMap<>(row.build());
        item.put("voices", AttributeValue.fromM(people));
        item.put("silent", AttributeValue.fromM(people));
        TABLE.put(item);
    }

    private HttpEvent.Answer erase(String address) {
        return HttpEvent.of("POST /erasures").as("dora", "admin").body("{\"email\": \"" + address + "\"}").sendTo(handler);
    }

    /** Every item of the table, by its keys; a test may look everywhere. */
    private static Map<String, Map<String, AttributeValue>> all() {
        var all = new TreeMap<String, Map<String, AttributeValue>>();
        TABLE.client().scanPaginator(scan -> scan.tableName(TABLE.name()).consistentRead(true)).items()
                .forEach(item -> all.put(Items.text(item, "PK") + "/" + Items.text(item, "SK"), item));
        return all;
    }
}
