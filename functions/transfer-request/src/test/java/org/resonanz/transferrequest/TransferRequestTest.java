package org.resonanz.transferrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;

class TransferRequestTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final TransferRequestHandler handler = new TransferRequestHandler(TABLE.environment(), clock);

    @BeforeEach
    void teams() {
        SampleTeams.putInto(TABLE);
    }

    @Test
    void of_help_without_a_ticket_the_team_does_not_know() {
        StoredRequest.helped().in(TABLE);

        assertEquals(404, send("ben", "{\"teamId\": \"it\"}", "team:hr", "lead:hr").status());
    }

    @Test
    void a_member_hands_an_open_request_to_another_team() {
        StoredRequest.open().in(TABLE);

        var response = HttpEvent.sample("transfer-request.transfer.json").sendTo(handler);

        assertEquals(200, response.status(), response.body());
        assertEquals("it", response.get("teamId"));
        assertEquals("OPEN", response.get("status"));
        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        assertEquals("it#OPEN", item.get("teamStatus").s());
        assertEquals("ben@resonanz.example", item.get("transferredBy").s());
        assertEquals("2026-11-22T10:00:00.000Z", item.get("transferredAt").s());
    }

    @Test
    void it_stays_known_which_teams_handed_a_request_on() {
        StoredRequest.open().in(TABLE);
        send("ben", "{\"teamId\": \"it\"}", "team:hr");
        send("ida", "{\"teamId\": \"hr\"}", "team:it");
        send("ben", "{\"teamId\": \"it\"}", "team:hr");

        assertEquals(List.of("hr", "it"), Items.texts(TABLE.item(StoredRequest.PARTITION, "REQUEST"), "formerTeams"));
    }

    @Test
    void the_reason_is_kept_and_goes_with_a_later_transfer_without_one() {
        StoredRequest.open().in(TABLE);
        send("ben", "{\"teamId\": \"it\", \"reason\": \"Laptop\"}", "team:hr");
        assertEquals("Laptop", TABLE.item(StoredRequest.PARTITION, "REQUEST").get("transferReason").s());

        send("ida", "{\"teamId\": \"hr\"}", "team:it");
        assertFalse(TABLE.item(StoredRequest.PARTITION, "REQUEST").containsKey("transferReason"));
    }

    @Test
    void whoever_transferred_it_may_repeat_the_call_and_changes_nothing() {
        StoredRequest.open().in(TABLE);
        var first = send("ben", "{\"teamId\": \"it\"}", "team:hr");
        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");

        var second = send("ben", "{\"teamId\": \"it\"}", "team:hr");

        assertEquals(200, second.status());
        assertEquals(first.json(), second.json());
        assertEquals(item, TABLE.item(StoredRequest.PARTITION, "REQUEST"));
        assertEquals(404, send("bea", "{\"teamId\": \"it\"}", "team:hr").status());
    }

    @Test
    void to_its_own_team_it_stays_as_it_is() {
        StoredRequest.open().in(TABLE);
        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");

        assertEquals(200, send("ben", "{\"teamId\": \"hr\"}", "team:hr").status());
        assertEquals(item, TABLE.item(StoredRequest.PARTITION, "REQUEST"));
    }

    @Test
    void of_two_transfers_at_once_one_holds() {
        StoredRequest.open().in(TABLE);
        Callable<Response> toIt = () -> transfer("ben", "it");
        Callable<Response> toMarketing = () -> transfer("bea", "marketing");

        var statuses = Concurrently.all(List.of(toIt, toMarketing)).stream().map(Response::status).sorted().toList();

        assertEquals(List.of(200, 404), statuses);
    }

    @Test
    void only_open_requests_are_transferred() {
        StoredRequest.completed().in(TABLE);
        var response = send("ben", "{\"teamId\": \"it\"}", "team:hr");

        assertEquals(409, response.status());
        assertEquals("urn:resonanz:problem:not-open", response.get("type"));
        assertEquals("COMPLETED", ((Map<?, ?>) response.get("request")).get("status"));
    }

    @Test
    void who_sees_it_without_being_of_the_team_may_not_transfer_it() {
        StoredRequest.open().in(TABLE);

        assertEquals(403, send("anna", "{\"teamId\": \"it\"}", "team:marketing").status());
        assertEquals(403, send("emil", "{\"teamId\": \"it\"}", "integration").status());
        assertEquals(404, send("gert", "{\"teamId\": \"it\"}", "team:it", "admin").status());
    }

    @Test
    void the_team_must_exist() {
        StoredRequest.open().in(TABLE);

        var response = send("ben", "{\"teamId\": \"nowhere\"}", "team:hr");
        assertEquals(422, response.status());
        assertEquals("urn:resonanz:problem:unknown-team", response.get("type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"teamId\": \"IT\"}", "{\"teamId\": \"it\", \"reason\": 1}",
        "{\"teamId\": \"it\", \"note\": \"x\"}"})
    void a_bad_body_is_400(String body) {
        StoredRequest.open().in(TABLE);

        assertEquals(400, send("ben", body, "team:hr").status());
    }

    @Test
    void a_transfer_is_one_read_and_one_write() {
        StoredRequest.open().in(TABLE);
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();

        send("ben", "{\"teamId\": \"it\", \"reason\": \"Laptop\"}", "team:hr");

        assertEquals(List.of("GetItem", "UpdateItem"), TABLE.meter().calls());
        assertEquals(4, TABLE.meter().writeUnits());
    }

    private Response transfer(String person, String teamId) {
        return event(person, "{\"teamId\": \"" + teamId + "\"}", "team:hr")
                .sendTo(new TransferRequestHandler(TABLE.environment(), clock));
    }

    private Response send(String person, String body, String... groups) {
        return event(person, body, groups).sendTo(handler);
    }

    private static HttpEvent event(String person, String body, String... groups) {
        return HttpEvent.of("POST /requests/{id}/transfer", StoredRequest.ID.toString()).as(person, groups).body(body);
    }
}
