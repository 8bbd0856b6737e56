package org.resonanz.readrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Completion;
import org.resonanz.requests.RequestChange;
import org.resonanz.requests.RequestTable;
import org.resonanz.requests.Verdict;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;

/** The course of a request, for those who may see it. */
class TimelineTest {
    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2027-05-21T08:00:00Z");
    private static final Map<String, Object> ASKED = Map.of("step", "ASKED", "at", "2026-11-20T08:00:00.000Z",
            "teamId", "hr");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final ReadRequestsHandler handler = new ReadRequestsHandler(TABLE.environment(),
            TestClock.at("2026-11-22T10:00:00Z"));

    @Test
    void all_steps_are_shown_oldest_first_to_requester_and_team() {
        StoredRequest.open().in(TABLE);
        change(new RequestChange.Transfer("it", List.of("hr"), "ben@resonanz.example", "Eure Sache.", at(1)));
        change(complete(1, "Liegt bereit.", at(2)));
        change(new RequestChange.Reopen("Es fehlt etwas.", at(3)));
        change(complete(2, null, at(4)));
        change(new RequestChange.Reopen(null, at(5)));
        change(new RequestChange.Cancel(at(6), EXPIRY));

        var expected = List.of(ASKED, step("TRANSFERRED", 1, "it", "Eure Sache."),
                step("COMPLETED", 2, "it", "Liegt bereit."), step("REOPENED", 3, "it", "Es fehlt etwas."),
                step("COMPLETED", 4, "it", null), step("REOPENED", 5, "it", null), step("CANCELLED", 6, null, null));
        assertEquals(expected, timeline(read("anna")));
        assertEquals(expected, timeline(read("gert", "team:it")));
    }

    @Test
    void only_the_requester_sees_that_they_rated_and_nobody_how() {
        StoredRequest.open().in(TABLE);
        change(complete(1, null, at(1)));
        var beforeRating = read("ben", "team:hr").body();
        TABLE.put(Items.item(StoredRequest.PARTITION, "RATING#1").put("rating", 2).put("comment", "Zu spät.")
                .put("firstRatedAt", at(2)).put("ratedAt", at(3)).build());

        assertEquals(List.of(ASKED, step("COMPLETED", 1, "hr", null), step("RATED", 2, null, null)),
                timeline(read("anna")));
        assertEquals(beforeRating, read("ben", "team:hr").body());
        assertFalse(read("anna").body().contains("Zu spät."));
    }

    @Test
    void a_withdrawn_invitation_is_no_rating() {
        StoredRequest.completed().in(TABLE);
        TABLE.put(Items.item(StoredRequest.PARTITION, "RATING#1").put("withdrawn", true).put("withdrawnAt", at(2))
                .build());

        assertEquals(List.of("ASKED", "COMPLETED"), kinds(read("anna")));
    }

    @Test
    void of_the_steps_the_first_and_the_newest_49_are_kept() {
        StoredRequest.open().in(TABLE);
        for (var hour = 1; hour <= 60; hour += 2) {
            change(new RequestChange.Transfer("it", List.of("hr"), "ben@resonanz.example", null, at(hour)));
            change(new RequestChange.Transfer("hr", List.of("hr", "it"), "gert@resonanz.example", null,
                    at(hour + 1)));
        }

        var timeline = timeline(read("anna"));
        assertEquals(50, timeline.size());
        assertEquals(ASKED, timeline.getFirst());
        assertEquals(step("TRANSFERRED", 12, "hr", null), timeline.get(1));
        assertEquals(step("TRANSFERRED", 60, "hr", null), timeline.getLast());
    }

    @Test
    void a_request_from_before_shows_what_its_attributes_tell_and_goes_on_from_there() {
        StoredRequest.reopened().with("transferredAt", "2026-11-20T09:00:00.000Z").with("transferReason", "Zu euch.")
                .with("reopenReason", "Falsch.").in(TABLE);
        change(complete(2, null, Instant.parse("2026-11-22T11:00:00Z")));

        assertEquals(List.of(ASKED,
                Map.of("step", "TRANSFERRED", "at", "2026-11-20T09:00:00.000Z", "teamId", "hr", "text", "Zu euch."),
                Map.of("step", "COMPLETED", "at", "2026-11-22T09:00:00.000Z", "teamId", "hr", "text",
                        "Liegt im Postfach."),
                Map.of("step", "REOPENED", "at", "2026-11-22T10:00:00.000Z", "teamId", "hr", "text", "Falsch."),
                Map.of("step", "COMPLETED", "at", "2026-11-22T11:00:00.000Z", "teamId", "hr")),
                timeline(read("anna")));
    }

    @Test
    void no_list_shows_the_steps() {
        StoredRequest.open().in(TABLE);
        change(complete(1, "Liegt bereit.", at(1)));

        for (var index : List.of("byRequester", "byTeam", "byDay")) {
            var entries = TABLE.client().scan(scan -> scan.tableName(TABLE.name()).indexName(index)).items();
            assertEquals(1, entries.size(), index);
            assertFalse(entries.getFirst().containsKey("steps"), index);
        }
    }

    private void change(RequestChange change) {
        var changed = new RequestTable(TABLE.client(), TABLE.name()).change(StoredRequest.ID, START,
                request -> Verdict.allowed(), request -> {}, request -> Optional.of(change));
        assertEquals("Changed", changed.getClass().getSimpleName());
    }

    private static RequestChange complete(int number, String note, Instant at) {
        return new RequestChange.Complete(new Completion(number, at, "ben@resonanz.example", note),
                LocalDate.parse("2026-11-21"), "marketing", 4, EXPIRY);
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static Map<String, Object> step(String kind, int hour, String teamId, String text) {
        var step = new LinkedHashMap<String, Object>(Map.of("step", kind, "at", Items.time(at(hour))));
        Stream.of(Map.entry("teamId", Optional.ofNullable(teamId)), Map.entry("text", Optional.ofNullable(text)))
                .forEach(entry -> entry.getValue().ifPresent(value -> step.put(entry.getKey(), value)));
        return step;
    }

    private static List<?> timeline(Response response) {
        assertEquals(200, response.status(), response.body());
        return (List<?>) response.get("timeline");
    }

    private static List<Object> kinds(Response response) {
        return timeline(response).stream().<Object>map(step -> ((Map<?, ?>) step).get("step")).toList();
    }

    private Response read(String person, String... groups) {
        return HttpEvent.of("GET /requests/{id}", StoredRequest.ID.toString()).as(person, groups).sendTo(handler);
    }
}
