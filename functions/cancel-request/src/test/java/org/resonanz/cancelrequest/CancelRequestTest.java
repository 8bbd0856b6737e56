package org.resonanz.cancelrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.people.KnownPerson;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;

class CancelRequestTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final CancelRequestHandler handler = new CancelRequestHandler(TABLE.environment(), clock);

    @Test
    void help_without_a_ticket_is_not_cancelled() {
        StoredRequest.helped().in(TABLE);

        assertEquals(409, send("anna").status());
        assertEquals(404, send("ben", "team:hr").status());
    }

    @Test
    void the_requester_cancels_an_open_request_which_then_expires() {
        StoredRequest.open().in(TABLE);

        var response = HttpEvent.sample("cancel-request.cancel.json").sendTo(handler);

        assertEquals(200, response.status(), response.body());
        assertEquals("CANCELLED", response.get("status"));
        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        assertEquals("hr#CANCELLED", item.get("teamStatus").s());
        assertEquals(clock.instant().plus(Duration.ofDays(180)).getEpochSecond(),
                Long.parseLong(item.get("expiresAt").n()));
    }

    @Test
    void twice_is_the_same_response_and_the_same_expiry() {
        StoredRequest.open().in(TABLE);
        var first = send("anna");
        var item = TABLE.item(StoredRequest.PARTITION, "REQUEST");
        clock.advance(Duration.ofDays(1));

        var second = send("anna");

        assertEquals(200, second.status());
        assertEquals(first.json(), second.json());
        assertEquals(item, TABLE.item(StoredRequest.PARTITION, "REQUEST"));
    }

    @Test
    void many_at_once_are_one_cancellation() {
        StoredRequest.open().in(TABLE);

        var responses = Concurrently.times(8, () -> HttpEvent.sample("cancel-request.cancel.json")
                .sendTo(new CancelRequestHandler(TABLE.environment(), clock)));

        assertEquals(List.of(200), responses.stream().map(Response::status).distinct().toList());
    }

    @Test
    void what_is_done_is_not_cancelled() {
        StoredRequest.completed().in(TABLE);

        assertDone(send("anna"));
    }

    @Test
    void a_completion_in_between_wins() {
        StoredRequest.open().in(TABLE);
        var happened = new AtomicBoolean();
        TABLE.meter().refuse(call -> {
            if (call.equals("UpdateItem") && happened.compareAndSet(false, true)) {
                StoredRequest.completed().in(TABLE);
            }
            return false;
        });

        assertDone(send("anna"));
    }

    @Test
    void the_provider_team_sees_it_but_may_not_cancel_it() {
        StoredRequest.open().in(TABLE);

        var response = send("ben", "team:hr");
        assertEquals(403, response.status());
        assertEquals("urn:resonanz:problem:requester-only", response.get("type"));
    }

    @Test
    void for_others_it_does_not_exist() {
        StoredRequest.open().in(TABLE);
        assertEquals(404, send("gert", "team:it", "admin").status());

        StoredRequest.cancelled().with("expiresAt", 1).in(TABLE);
        assertEquals(404, send("anna").status());
    }

    @Test
    void nothing_that_is_sent_is_silently_lost() {
        StoredRequest.open().in(TABLE);

        assertEquals(400,
                HttpEvent.sample("cancel-request.cancel.json").body("{\"reason\": \"x\"}").sendTo(handler).status());
    }

    @Test
    void a_cancellation_is_one_read_and_one_write_and_the_first_of_a_person_one_more() {
        StoredRequest.open().in(TABLE);
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();
        send("anna");
        assertEquals(List.of("GetItem", "UpdateItem", "UpdateItem"), TABLE.meter().calls());
        assertEquals(5, TABLE.meter().writeUnits());

        StoredRequest.open().in(TABLE);
        TABLE.meter().reset();
        send("anna");
        assertEquals(List.of("GetItem", "UpdateItem"), TABLE.meter().calls());
        assertEquals(4, TABLE.meter().writeUnits());
    }

    @Test
    void who_cancels_a_request_of_theirs_is_known_from_then_on() {
        StoredRequest.open().in(TABLE);

        send("anna", "team:marketing");

        assertEquals(new KnownPerson(true, Set.of("marketing"), Set.of()),
                new KnownPersonTable(TABLE.client(), TABLE.name()).read(StoredRequest.REF));
    }

    private Response send(String person, String... groups) {
        return HttpEvent.of("POST /requests/{id}/cancellation", StoredRequest.ID.toString()).as(person, groups)
                .sendTo(handler);
    }

    private static void assertDone(Response response) {
        assertEquals(409, response.status(), response.body());
        assertEquals("urn:resonanz:problem:not-open", response.get("type"));
        assertEquals("COMPLETED", ((Map<?, ?>) response.get("request")).get("status"));
    }
}
