package org.resonanz.importtickets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.crypto.Hmac;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.HttpEvent;
import org.resonanz.testing.HttpEvent.Response;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ImportTicketsTest {
    private static final String T1 = "2026-11-22T09:00:00Z";
    private static final String T2 = "2026-11-22T09:10:00Z";
    private static final String T3 = "2026-11-22T09:20:00Z";
    private static final String T4 = "2026-11-22T09:30:00Z";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T10:00:00Z");
    private final ImportTicketsHandler handler = new ImportTicketsHandler(TABLE.environment(), clock);
    private final Tool tool = new Tool(handler);

    @BeforeEach
    void mapped() {
        TABLE.aws().importKeys(Tool.SECRET);
        SampleTeams.putInto(TABLE);
        map("tickets", "{\"Service Desk\": \"it\", \"Personnel\": \"hr\"}", "{}");
        map("jira", "{\"BUG\": \"it\", \"LD\": \"it\", \"ABC\": \"it\"}", "{}");
        map("zammad", "{\"Service Desk\": \"it\"}", "{}");
        map("zendesk", "{\"Service Desk\": \"it\"}", "{}");
    }

    @Test
    void a_recorded_jira_issue_becomes_a_request() {
        assertEquals("imported", tool.jira(Tool.recorded("jira-created.json")).get("outcome"));

        var request = onlyRequest();
        assertEquals(List.of("OPEN", "it", "othello@zulip.com", "Leo Franchi", "New bug with hook", "INTEGRATION"),
                texts(request, "status", "teamId", "requesterId", "requesterName", "subject", "origin"));
        // Ten years at most: nobody asked before.
        assertEquals("2016-11-24T10:00:00.000Z", request.get("createdAt").s());
        assertFalse(request.containsKey("details"));
    }

    @Test
    void a_resolution_completes_it_and_taking_that_back_reopens_it() {
        tool.jira(jira("jira-created.json", T1, null));
        tool.jira(jira("jira-created.json", T2, "Done"));
        assertEquals(List.of("COMPLETED", "jira"), texts(onlyRequest(), "status", "completedBy"));
        assertEquals("1", onlyRequest().get("completion").n());
        assertEquals("2026-11-22T10:00:00.000Z", onlyRequest().get("completedAt").s());

        clock.advance(Duration.ofHours(1));
        tool.jira(jira("jira-created.json", "2026-11-22T10:30:00Z", null));
        assertEquals("OPEN", onlyRequest().get("status").s());

        tool.jira(jira("jira-created.json", "2026-11-22T10:40:00Z", "Done"));
        assertEquals("2", onlyRequest().get("completion").n());
    }

    @Test
    void the_recorded_taking_back_of_a_resolution_is_an_open_ticket_of_an_account_without_an_address() {
        assertEquals("waiting", tool.jira(Tool.recorded("jira-reopened.json")).get("outcome"));
        assertEquals(List.of(Map.of("ticket", "LD-109", "group", "LD", "account", "000000000000000000000002", "name",
                "otto.beispiel", "reason", "UNKNOWN_ACCOUNT", "since", "2026-11-22T10:00:00.000Z")), waiting("jira"));

        var put = map("jira", "{\"LD\": \"it\"}", "{\"000000000000000000000002\": \"Otto@resonanz.example\"}");

        assertEquals(List.of(1, true, List.of()), List.of(put.get("imported"), put.get("finished"),
                put.get("waiting")));
        assertEquals(List.of("OPEN", "otto@resonanz.example", "otto.beispiel"),
                texts(onlyRequest(), "status", "requesterId", "requesterName"));
    }

    @Test
    void a_recorded_zammad_ticket_becomes_a_request_and_nothing_about_its_members_is_stored() {
        assertEquals("imported", tool.zammad(Tool.recorded("zammad-ticket.json")).get("outcome"));

        assertEquals(List.of("OPEN", "emily@example.com", "Emily Adams", "Webhook-Test"),
                texts(onlyRequest(), "status", "requesterId", "requesterName", "subject"));
        var everything = items().toString();
        for (var member : List.of("chris@", "jacob@", "emma@", "anna@example", "samuel@", "Bennelong", "7777",
                "café au lait", "image1")) {
            assertFalse(everything.contains(member), member);
        }
    }

    @ParameterizedTest
    @CsvSource({"closed, COMPLETED", "closed successful, COMPLETED", "merged, CANCELLED", "removed, CANCELLED",
        "pending close, OPEN", "new, OPEN"})
    void states_of_zammad(String state, String status) {
        tool.zammad(Tool.recorded("zammad-ticket.json"));
        var event = Tool.recorded("zammad-ticket.json");
        Tool.inner(event, "ticket").put("state", state);
        Tool.inner(event, "ticket").put("updated_at", "2020-11-13T15:00:00.000Z");
        tool.zammad(event);

        assertEquals(status, onlyRequest().get("status").s());
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment_created", "jira:worklog_updated", "user_created"})
    void events_of_other_kinds_are_ignored(String kind) {
        var event = Tool.recorded("jira-created.json");
        event.put("webhookEvent", kind);
        assertEquals("ignored", tool.jira(event).get("outcome"));
        event.remove("issue");
        event.put("webhookEvent", "jira:issue_updated");
        assertEquals("ignored", tool.jira(event).get("outcome"));
        assertEquals("ignored", tool.zammad(Map.of()).get("outcome"));
        assertEquals(400, tool.send("jira", "[]", "x-hub-signature", "sha256=" + Tool.hash("[]")).status());
        assertEquals(List.of(), items());
    }

    @Test
    void a_change_that_matters_to_nobody_changes_nothing() {
        assertEquals("imported", tool.jira(jira("jira-status.json", T1, null)).get("outcome"));
        var before = requests();
        assertEquals("unchanged", tool.jira(jira("jira-status.json", T2, null)).get("outcome"));
        assertEquals(before, requests());
    }

    @Test
    void stale_and_repeated_events_change_nothing() {
        assertEquals("imported", send("1", "open", T1));
        assertEquals("imported", send("1", "done", T3));
        var before = items();

        assertEquals("unchanged", send("1", "done", T3));
        assertEquals("unchanged", send("1", "open", T2));
        assertEquals("unchanged", send("1", "open", T1));
        assertEquals("unchanged", send("1", "open", T3));

        assertEquals(before, items());
    }

    @Test
    void events_that_come_in_the_wrong_order_end_where_the_last_one_says() {
        send("1", "open", T4);
        send("1", "done", T3);
        send("1", "open", T1);
        assertEquals("OPEN", onlyRequest().get("status").s());
        assertFalse(onlyRequest().containsKey("completion"));
    }

    @Test
    void a_ticket_that_is_first_seen_done_is_created_and_completed() {
        assertEquals("imported", send("1", "done", T1));

        assertEquals(List.of("COMPLETED", "2026-11-20T08:00:00.000Z", "2026-11-22T10:00:00.000Z"),
                texts(onlyRequest(), "status", "createdAt", "completedAt"));
        assertEquals("1", onlyRequest().get("completion").n());
    }

    /** Who edits old tickets in bulk asks nobody about them. */
    @Test
    void a_ticket_that_was_done_a_week_before_anybody_saw_it_is_not_asked_about() {
        assertEquals("unchanged", send("1", "done", "2026-11-15T09:59:59Z"));
        assertEquals("imported", send("2", "done", "2026-11-15T10:00:00Z"));
        assertEquals(1, requests().size());
        var edited = jira("jira-created.json", T1, "Done");
        Tool.inner(Tool.inner(edited, "issue"), "fields").put("resolutiondate", "2026-11-01T10:00:00.000+0000");
        assertEquals("unchanged", tool.jira(edited).get("outcome"));
        assertEquals(1, requests().size());
    }

    /** Somebody closes or files last month's tickets today: the tool knows when the work was done. */
    @Test
    void the_time_at_which_the_work_was_done_decides_whether_that_was_long_ago() {
        var edited = Tool.ticket("1", "done", T1);
        edited.put("doneAt", "2026-11-15T09:59:59Z");
        assertEquals("unchanged", tool.canonical(edited).get("outcome"));
        assertEquals(List.of(), requests());

        var recent = Tool.ticket("2", "done", T1);
        recent.put("doneAt", "2026-11-15 10:00:00");
        assertEquals("imported", tool.canonical(recent).get("outcome"));

        // Tools keep it while the ticket is open again, or send an empty text.
        var reopened = Tool.ticket("3", "open", T1);
        reopened.put("doneAt", T2);
        assertEquals("imported", tool.canonical(reopened).get("outcome"));
        reopened.put("state", "done");
        reopened.put("changedAt", T2);
        reopened.put("doneAt", "");
        assertEquals("imported", tool.canonical(reopened).get("outcome"));
    }

    @Test
    void no_work_is_done_after_the_change_that_says_so() {
        var ahead = Tool.ticket("1", "done", T1);
        ahead.put("doneAt", T2);
        var refused = tool.canonical(ahead);
        assertEquals(400, refused.status());
        assertEquals("/doneAt", ((Map<?, ?>) ((List<?>) refused.get("errors")).getFirst()).get("pointer"));
    }

    @Test
    void a_cancelled_ticket_cancels_and_one_that_nobody_saw_becomes_nothing() {
        send("1", "open", T1);
        assertEquals("imported", send("1", "cancelled", T2));
        assertEquals("CANCELLED", onlyRequest().get("status").s());
        assertEquals("imported", send("2", "cancelled", T2));
        assertEquals(1, requests().size());

        // What is done stays done, with its rating.
        send("3", "done", T1);
        send("3", "cancelled", T2);
        assertTrue(requests().stream().anyMatch(request -> request.get("status").s().equals("COMPLETED")));
    }

    @Test
    void a_deleted_issue_is_cancelled() {
        tool.jira(jira("jira-created.json", T1, null));
        var deleted = jira("jira-created.json", T2, null);
        deleted.put("webhookEvent", "jira:issue_deleted");
        tool.jira(deleted);
        assertEquals("CANCELLED", onlyRequest().get("status").s());
    }

    @Test
    void a_ticket_that_moves_to_another_group_is_handed_on_while_it_is_open() {
        send("1", "open", T1);
        var moved = Tool.ticket("1", "open", T2);
        moved.put("group", "Personnel");
        assertEquals("imported", tool.canonical(moved).get("outcome"));
        assertEquals(List.of("hr", "tickets"), texts(onlyRequest(), "teamId", "transferredBy"));

        // Moved and done at once: the team that has it now did it.
        var done = Tool.ticket("1", "done", T3);
        tool.canonical(done);
        assertEquals(List.of("it", "COMPLETED"), texts(onlyRequest(), "teamId", "status"));

        var late = Tool.ticket("1", "done", T4);
        late.put("group", "Personnel");
        assertEquals("imported", tool.canonical(late).get("outcome"));
        assertEquals("it", onlyRequest().get("teamId").s());
    }

    @Test
    void a_request_that_its_team_has_handed_on_is_not_taken_back() {
        send("1", "open", T1);
        var request = onlyRequest();
        request.put("teamId", AttributeValue.fromS("hr"));
        request.put("teamStatus", AttributeValue.fromS("hr#OPEN"));
        TABLE.put(request);
        send("1", "done", T2);
        assertEquals(List.of("hr", "COMPLETED"), texts(onlyRequest(), "teamId", "status"));
    }

    @Test
    void what_was_done_and_reopened_here_is_left_as_it_is() {
        send("1", "open", T1);
        send("1", "done", T2);
        var reopened = onlyRequest();
        reopened.put("status", AttributeValue.fromS("OPEN"));
        reopened.put("teamStatus", AttributeValue.fromS("it#OPEN"));
        TABLE.put(reopened);

        assertEquals("unchanged", send("1", "done", T3));
        assertEquals("OPEN", onlyRequest().get("status").s());
        assertEquals("imported", send("1", "open", "2026-11-22T09:40:00Z"));
        assertEquals("imported", send("1", "done", "2026-11-22T09:50:00Z"));
        assertEquals("2", onlyRequest().get("completion").n());
    }

    @Test
    void a_rated_completion_survives_a_reopening_and_after_two_weeks_nothing_is_reopened() {
        send("1", "done", T1);
        var partition = onlyRequest().get("PK").s();
        TABLE.put(Items.item(partition, "RATING#1").put("teamId", "it").put("rating", 2).build());
        send("1", "open", T2);
        assertEquals("OPEN", onlyRequest().get("status").s());
        assertEquals("2", TABLE.item(partition, "RATING#1").get("rating").n());

        send("2", "done", T1);
        clock.advance(Duration.ofDays(15));
        assertEquals("imported", send("2", "open", "2026-12-07T09:00:00Z"));
        assertEquals(1, requests().stream().filter(request -> request.get("status").s().equals("COMPLETED")).count());
    }

    @Test
    void what_cannot_be_mapped_waits_and_is_imported_when_the_map_is_mended() {
        var strange = Tool.ticket("7", "done", T1);
        strange.put("group", "Warehouse/North~1");
        strange.put("requester", Map.of("account", "z.zoe", "name", "Zoe Zander"));
        assertEquals("waiting", tool.canonical(strange).get("outcome"));
        assertEquals("UNKNOWN_GROUP", reason("tickets"));
        assertEquals(List.of(), requests());

        map("tickets", "{\"Warehouse/North~1\": \"it\"}", "{}");
        assertEquals("UNKNOWN_ACCOUNT", reason("tickets"));

        // Also a ticket that was done weeks ago: it was not, when it was received.
        clock.advance(Duration.ofDays(30));
        var put = map("tickets", "{\"Warehouse/North~1\": \"it\"}", "{\"z.zoe\": \"zoe@resonanz.example\"}");
        assertEquals(1, put.get("imported"));
        assertEquals(List.of("COMPLETED", "zoe@resonanz.example", "Zoe Zander"),
                texts(onlyRequest(), "status", "requesterId", "requesterName"));
        assertEquals(List.of(), waiting("tickets"));
    }

    @Test
    void what_waits_for_a_group_that_is_not_imported_is_dropped_and_its_later_events_change_nothing() {
        for (var group : List.of("Works council", "Warehouse")) {
            var strange = Tool.ticket(group, "open", T1);
            strange.put("group", group);
            assertEquals("waiting", tool.canonical(strange).get("outcome"));
        }

        var put = map("tickets", "{\"Works council\": \"-\", \"Service Desk\": \"it\"}", "{}");

        assertEquals(List.of(0, true), List.of(put.get("imported"), put.get("finished")));
        assertEquals("-", ((Map<?, ?>) put.get("teams")).get("Works council"));
        assertEquals(List.of("UNKNOWN_GROUP"), waiting("tickets").stream()
                .map(ticket -> ((Map<?, ?>) ticket).get("reason")).toList());
        assertFalse(items().toString().contains("Works council"));
        var before = items();
        for (var state : List.of("open", "done", "cancelled")) {
            var later = Tool.ticket("Works council", state, T2);
            later.put("group", "Works council");
            var response = tool.canonical(later);
            assertEquals(List.of(200, "ignored"), List.of(response.status(), response.get("outcome")));
        }
        assertEquals(before, items());
    }

    @Test
    void a_ticket_that_waits_and_moves_to_a_group_that_is_not_imported_is_dropped_unless_the_move_is_stale() {
        map("tickets", "{\"Works council\": \"-\"}", "{}");
        assertEquals("waiting", send("1", "open", T2));
        var moved = Tool.ticket("1", "open", T1);
        moved.put("group", "Works council");
        assertEquals("ignored", tool.canonical(moved).get("outcome"));
        assertEquals("UNKNOWN_GROUP", reason("tickets"));
        moved.put("changedAt", T3);
        assertEquals("ignored", tool.canonical(moved).get("outcome"));
        assertEquals(List.of(), items());
    }

    @Test
    void a_request_whose_ticket_moves_to_a_group_that_is_not_imported_stays_as_it_is() {
        send("1", "open", T1);
        var moved = Tool.ticket("1", "done", T2);
        moved.put("group", "Works council");
        assertEquals("waiting", tool.canonical(moved).get("outcome"));

        map("tickets", "{\"Works council\": \"-\", \"Service Desk\": \"it\"}", "{}");

        assertEquals(List.of(), waiting("tickets"));
        assertFalse(ticketItem().toString().contains("zoe"));
        assertEquals(List.of("OPEN", "it"), texts(onlyRequest(), "status", "teamId"));
        moved.put("changedAt", T3);
        assertEquals("ignored", tool.canonical(moved).get("outcome"));
        assertEquals(List.of("OPEN", "it"), texts(onlyRequest(), "status", "teamId"));
        assertEquals("imported", send("1", "done", T4));
        assertEquals("COMPLETED", onlyRequest().get("status").s());
    }

    @Test
    void a_later_event_of_a_ticket_that_waits_is_all_that_is_imported() {
        var first = Tool.ticket("7", "open", T1);
        first.put("group", "Warehouse");
        tool.canonical(first);
        var second = Tool.ticket("7", "open", T2);
        assertEquals("imported", tool.canonical(second).get("outcome"));
        assertEquals(List.of(), waiting("tickets"));
        assertEquals(1, requests().size());
    }

    @Test
    void a_ticket_without_anybody_and_a_team_that_is_gone_are_told_apart() {
        var nobody = Tool.ticket("1", "open", T1);
        nobody.put("requester", Map.of("name", "Anonymous"));
        tool.canonical(nobody);
        assertEquals("NO_REQUESTER", reason("tickets"));

        TABLE.put(Items.item("IMPORTS", "tickets").put("teams", AttributeValue.fromM(Map.of("Service Desk",
                AttributeValue.fromS("gone")))).put("people", AttributeValue.fromM(Map.of())).build());
        send("2", "open", T1);
        assertEquals(List.of("NO_REQUESTER", "UNKNOWN_TEAM"), waiting("tickets").stream()
                .map(ticket -> ((Map<?, ?>) ticket).get("reason")).toList());
    }

    /** Dies before each call in turn; the repetition of the event, or the next map, finishes the work. */
    @Test
    void a_death_in_the_middle_is_made_good_by_the_next_event() {
        var ended = new ArrayList<String>();
        for (var survived = 0; survived < 60; survived++) {
            TABLE.renew();
            mapped();
            var fresh = new ImportTicketsHandler(TABLE.environment(), clock);
            var dying = new Tool(fresh);
            assertEquals("imported", dying.canonical(Tool.ticket("1", "open", T1)).get("outcome"));
            var left = new AtomicInteger(survived);
            TABLE.meter().refuse(call -> left.getAndDecrement() <= 0);
            var died = false;
            try {
                dying.canonical(Tool.ticket("1", "done", T2));
            } catch (RuntimeException killed) {
                died = true;
            }
            TABLE.meter().reset();
            if (!died) {
                assertTrue(survived > 3, "it must have died at each of its calls");
                return;
            }
            ended.add(dying.canonical(Tool.ticket("1", "done", T2)).get("outcome") + "");
            assertEquals("COMPLETED", onlyRequest().get("status").s(), "after " + survived);
            assertEquals("1", onlyRequest().get("completion").n(), "after " + survived);
            assertEquals(List.of(), waiting("tickets", fresh), "after " + survived);
        }
        throw new AssertionError("It never came through: " + ended);
    }

    @Test
    void what_a_death_has_left_waits_and_the_next_map_finishes_it() {
        TABLE.meter().refuse(call -> call.equals("UpdateItem"));
        assertThrows(RuntimeException.class, () -> send("1", "done", T1));
        TABLE.meter().reset();
        assertEquals("INTERRUPTED", reason("tickets"));

        assertEquals(1, map("tickets", "{\"Service Desk\": \"it\"}", "{}").get("imported"));
        assertEquals("COMPLETED", onlyRequest().get("status").s());
    }

    /** After a death between completing and noting that, the requester reopens: the repetition completes nothing. */
    @Test
    void a_repetition_does_not_complete_again_what_was_reopened_meanwhile() {
        send("1", "open", T1);
        var puts = new AtomicInteger();
        TABLE.meter().refuse(call -> call.equals("PutItem") && puts.incrementAndGet() == 2);
        assertThrows(RuntimeException.class, () -> send("1", "done", T2));
        TABLE.meter().reset();
        var reopened = onlyRequest();
        assertEquals("COMPLETED", reopened.get("status").s());
        reopened.put("status", AttributeValue.fromS("OPEN"));
        TABLE.put(reopened);

        assertEquals("imported", send("1", "done", T2));
        assertEquals("OPEN", onlyRequest().get("status").s());
    }

    @Test
    void events_at_the_same_moment_end_where_the_last_one_says() {
        Concurrently.all(List.of(() -> send("1", "open", T1), () -> send("1", "done", T2), () -> send("1", "open", T3),
                () -> send("1", "done", T4), () -> send("1", "done", T4)));
        assertEquals("COMPLETED", onlyRequest().get("status").s());
        assertEquals(List.of(), waiting("tickets"));
    }

    /** The ledger of costs in the bench's README has these figures. */
    @Test
    void an_event_costs_a_few_calls_whatever_else_the_table_holds() {
        send("1", "open", T1);
        assertEquals(List.of("open: 6 GetItem, 3 PutItem, 1 Query, 9 units",
                "done: 6 GetItem, 2 PutItem, 1 UpdateItem, 11 units", "done again: 2 GetItem, 1 PutItem, 1 units",
                "stale: 2 GetItem, 0 units"),
                List.of("open: " + cost("open", T1), "done: " + cost("done", T2), "done again: " + cost("done", T3),
                        "stale: " + cost("open", T1)));
    }

    private String cost(String state, String at) {
        TABLE.meter().reset();
        send("2", state, at);
        return TABLE.meter().calls().stream().collect(Collectors.groupingBy(call -> call, TreeMap::new,
                Collectors.counting())).entrySet().stream().map(call -> call.getValue() + " " + call.getKey())
                .collect(Collectors.joining(", ")) + ", " + (int) TABLE.meter().writeUnits() + " units";
    }

    @Test
    void an_import_makes_nobody_known_and_takes_the_team_of_those_who_are() {
        send("1", "open", T1);
        assertEquals(List.of("unassigned", "unassigned"), texts(onlyRequest(), "customerTeamId", "department"));
        assertTrue(items().stream().noneMatch(item -> item.get("PK").s().startsWith("PERSON#")));

        var pseudonyms = new Pseudonyms(TABLE.secrets(), TABLE.environment().get("PSEUDONYM_KEY_SECRET"), clock);
        new KnownPersonTable(TABLE.client(), TABLE.name()).called(pseudonyms.of("zoe@resonanz.example"),
                List.of("payroll"), clock.instant());
        send("2", "open", T1);
        var second = requests().stream().filter(request -> !request.get("customerTeamId").s().equals("unassigned"))
                .findFirst().orElseThrow();
        assertEquals(List.of("payroll", "hr"), texts(second, "customerTeamId", "department"));
    }

    @Test
    void mails_are_in_the_language_of_the_ticket_or_of_the_team() {
        var english = Tool.ticket("1", "open", T1);
        english.put("requester", Map.of("email", "zoe@resonanz.example", "name", "Zoe", "locale", "en-GB"));
        tool.canonical(english);
        assertEquals("en", onlyRequest().get("language").s());
        TABLE.renew();
        mapped();
        new Tool(new ImportTicketsHandler(TABLE.environment(), clock)).canonical(Tool.ticket("1", "open", T1));
        assertEquals("de", onlyRequest().get("language").s());
    }

    @Test
    void who_closes_their_own_ticket_does_not_rate_it() {
        send("1", "open", T1);
        var own = Tool.ticket("1", "done", T2);
        own.put("changedBy", "Zoe+it@resonanz.example");
        tool.canonical(own);
        assertEquals("zoe@resonanz.example", onlyRequest().get("completedBy").s());

        TABLE.renew();
        mapped();
        var fresh = new Tool(new ImportTicketsHandler(TABLE.environment(), clock));
        var resolved = jira("jira-created.json", T1, "Done");
        resolved.put("user", Tool.recorded("jira-created.json").get("user"));
        resolved.put("changelog", Map.of("items", List.of(Map.of("field", "status"), Map.of("field", "resolution"))));
        fresh.jira(resolved);
        assertEquals("othello@zulip.com", onlyRequest().get("completedBy").s());
    }

    /** An automation has closed it, or a colleague whose event came too late: the requester only commented on it. */
    @Test
    void who_changes_something_else_of_an_issue_that_is_done_did_not_close_it() {
        tool.jira(jira("jira-created.json", T1, null));
        var commented = jira("jira-created.json", T2, "Done");
        commented.put("user", Tool.recorded("jira-created.json").get("user"));
        commented.put("changelog", Map.of("items", List.of(Map.of("field", "description"))));
        tool.jira(commented);
        assertEquals("jira", onlyRequest().get("completedBy").s());
    }

    @Test
    void a_clock_that_is_ahead_shuts_out_no_later_event() {
        send("1", "open", "2099-01-01T00:00:00Z");
        clock.advance(Duration.ofMinutes(1));
        assertEquals("imported", send("1", "done", "2026-11-22T10:00:30Z"));
        assertEquals("COMPLETED", onlyRequest().get("status").s());
    }

    @Test
    void an_event_of_a_time_that_is_not_yet_changes_nothing_when_it_is_sent_again() {
        assertEquals("imported", send("1", "open", "2026-11-22T12:00:00Z"));
        assertEquals("imported", send("1", "done", "2026-11-22T12:00:01Z"));
        clock.advance(Duration.ofMinutes(1));

        assertEquals("unchanged", send("1", "open", "2026-11-22T12:00:00Z"));
        assertEquals("unchanged", send("1", "done", "2026-11-22T12:00:01Z"));
        assertEquals(List.of("COMPLETED", "1"), List.of(onlyRequest().get("status").s(),
                onlyRequest().get("completion").n()));
    }

    @Test
    void of_two_states_in_the_same_second_the_further_one_decides_in_either_order() {
        assertEquals("imported", send("1", "open", T1));
        assertEquals("imported", send("1", "done", T1));
        assertEquals("unchanged", send("1", "open", T1));
        assertEquals("COMPLETED", onlyRequest().get("status").s());
    }

    @Test
    void a_signed_body_without_a_time_is_refused_because_it_would_be_a_later_event_each_time() {
        var timeless = Tool.ticket("1", "open", T1);
        timeless.remove("changedAt");

        var refused = tool.canonical(timeless);

        assertEquals(400, refused.status());
        assertEquals("/changedAt", ((Map<?, ?>) ((List<?>) refused.get("errors")).getFirst()).get("pointer"));
        assertEquals(List.of(), requests());
    }

    /** Their comment on a ticket that the team has closed is no closing of their own. */
    @Test
    void who_changes_a_ticket_that_waits_did_not_close_it_by_that() {
        var waiting = Tool.ticket("1", "done", T1);
        waiting.put("group", "Elsewhere");
        waiting.put("changedBy", "agent@resonanz.example");
        assertEquals("waiting", tool.canonical(waiting).get("outcome"));
        waiting.put("changedAt", T2);
        waiting.put("changedBy", "zoe@resonanz.example");
        assertEquals("waiting", tool.canonical(waiting).get("outcome"));

        map("tickets", "{\"Service Desk\": \"it\", \"Elsewhere\": \"it\"}", "{}");

        assertEquals("tickets", onlyRequest().get("completedBy").s());
    }

    @Test
    void a_tool_that_names_no_time_is_taken_at_the_time_that_it_signed() {
        var zendesk = Tool.ticket("1", "open", T1);
        zendesk.remove("changedAt");
        assertEquals("imported", tool.zendesk(zendesk, T2).get("outcome"));
        zendesk.put("state", "done");
        assertEquals("unchanged", tool.zendesk(zendesk, T1).get("outcome"));
        assertEquals("imported", tool.zendesk(zendesk, T3).get("outcome"));
    }

    /** Renders the text of the guide as Zendesk's Liquid does: filters replace literally, and nothing is escaped. */
    @Test
    void the_text_to_paste_into_zendesk_is_json_whatever_a_subject_holds() throws IOException {
        var section = Files.readString(Path.of("../../infrastructure/docs/ticket-tools.md")).split("### Zendesk\n")[1];
        var values = Map.of("ticket.id", "35436", "ticket.group.name", "Service Desk", "ticket.title",
                "Der \"Drucker\" unter \\\\server\\halle", "ticket.created_at_with_timestamp", T1, "current_user.email",
                "agent@resonanz.example", "ticket.requester.email", "zoe@resonanz.example", "ticket.requester.name",
                "Zoe \"Zo\" Zander");
        var body = Pattern.compile("\\{\\{([a-z_.]+)(.*?)}}")
                .matcher(section.split("```\n")[1].replaceAll("\\{% if .*endif %}", "open"))
                .replaceAll(placeholder -> Matcher.quoteReplacement(Pattern.compile("replace: '(.*?)', '(.*?)'")
                        .matcher(placeholder.group(2)).results().reduce(values.get(placeholder.group(1)),
                                (text, filter) -> text.replace(filter.group(1), filter.group(2)), String::concat)));

        assertEquals("imported", tool.zendesk(JSON.std.mapFrom(body), T1).get("outcome"));
        assertEquals(List.of("Der ”Drucker” unter //server/halle", "Zoe ”Zo” Zander"),
                texts(onlyRequest(), "subject", "requesterName"));
    }

    @Test
    void one_id_in_two_tools_is_two_tickets() {
        map("glpi", "{\"Service Desk\": \"it\"}", "{}");
        send("1", "open", T1);
        tool.glpi(Tool.ticket("1", "open", T1), "1795343400");
        assertEquals(2, requests().size());
    }

    @Test
    void faults_of_the_canonical_body_are_named_all_at_once() {
        var refused = tool.canonical(Map.of("ticket", "", "group", "x\ny", "subject", 7, "state", "closed",
                "changedAt", "yesterday", "requester", Map.of("email", 7), "more", 1));
        assertEquals(400, refused.status());
        assertEquals(List.of("/changedAt", "/group", "/more", "/requester/email", "/state", "/subject", "/ticket"),
                ((List<?>) refused.get("errors")).stream().map(error -> ((Map<?, ?>) error).get("pointer").toString())
                        .sorted().toList());
    }

    /** The tool knows no better; a 400 would be lost, as most tools do not send such a body again. */
    @ParameterizedTest
    @ValueSource(strings = {"zoe at resonanz", "zoe@resonanz.example, max@resonanz.example", "zoe"})
    void an_address_that_is_none_waits_until_the_map_names_the_right_one(String text) {
        var faulty = Tool.ticket("1", "open", T1);
        faulty.put("requester", Map.of("email", text));
        assertEquals("waiting", tool.canonical(faulty).get("outcome"));
        var ticket = (Map<?, ?>) waiting("tickets").getFirst();
        assertEquals(List.of("FAULTY_ADDRESS", text, ""), List.of(ticket.get("reason"), ticket.get("account"),
                ticket.get("name")));

        var put = map("tickets", "{\"Service Desk\": \"it\"}", "{\"" + text + "\": \"zoe@resonanz.example\"}");

        assertEquals(1, put.get("imported"));
        assertEquals(List.of("zoe@resonanz.example", "zoe@resonanz.example"),
                texts(onlyRequest(), "requesterId", "requesterName"));
    }

    @Test
    void an_account_beside_an_address_that_is_none_is_what_the_map_must_know() {
        var faulty = Tool.ticket("1", "open", T1);
        faulty.put("requester", Map.of("email", "zoe at resonanz", "account", "z.zoe"));
        tool.canonical(faulty);
        assertEquals("UNKNOWN_ACCOUNT", reason("tickets"));

        var event = Tool.recorded("zammad-ticket.json");
        Tool.inner(Tool.inner(event, "ticket"), "customer").putAll(Map.of("email", "emily at example", "login", ""));
        assertEquals("waiting", tool.zammad(event).get("outcome"));
        assertEquals("FAULTY_ADDRESS", reason("zammad"));
    }

    @Test
    void what_waits_holds_what_is_needed_and_a_ticket_that_is_followed_nothing_about_anybody() {
        var strange = Tool.ticket("7", "open", T1);
        strange.put("group", "Warehouse");
        tool.canonical(strange);
        var waiting = ticketItem();
        assertEquals("zoe@resonanz.example", waiting.get("email").s());
        assertEquals(Instant.parse("2026-11-22T10:00:00Z").plus(Duration.ofDays(180)).getEpochSecond(),
                Long.parseLong(waiting.get("expiresAt").n()));

        map("tickets", "{\"Warehouse\": \"it\"}", "{}");
        var followed = ticketItem();
        assertFalse(followed.toString().contains("zoe") || followed.toString().contains("Drucker"), followed::toString);
        assertFalse(followed.containsKey("expiresAt"));
        assertFalse(followed.containsKey("teamStatus"));
        strange.put("state", "done");
        strange.put("changedAt", T2);
        tool.canonical(strange);
        assertTrue(ticketItem().containsKey("expiresAt"));
    }

    /** Erasures and disclosures look there, whatever the map said when the ticket came. */
    @Test
    void what_waits_is_found_by_the_address_that_the_tool_sent_else_by_the_account() {
        map("tickets", "{}", "{\"z.zoe\": \"zoe@resonanz.example\"}");
        var unnamed = Tool.ticket("1", "open", T1);
        unnamed.put("requester", Map.of("account", "z.zoe"));
        tool.canonical(unnamed);
        var named = Tool.ticket("2", "open", T1);
        named.put("requester", Map.of("account", "z.zoe", "email", "zoe+desk@resonanz.example"));
        tool.canonical(named);

        var zoe = new Pseudonyms(TABLE.secrets(), TABLE.environment().get("PSEUDONYM_KEY_SECRET"), clock)
                .of("zoe@resonanz.example");
        assertEquals(Set.of("IMPORT#tickets#z.zoe", "IMPORT#" + zoe), items().stream()
                .map(item -> item.get("requesterId").s()).collect(Collectors.toSet()));
    }

    @Test
    void an_expired_ticket_is_none() {
        var strange = Tool.ticket("7", "open", T1);
        strange.put("group", "Warehouse");
        tool.canonical(strange);
        clock.advance(Duration.ofDays(181));
        assertEquals(List.of(), waiting("tickets"));
        assertEquals("imported", send("7", "open", "2027-05-20T09:00:00Z"));
    }

    @Test
    void what_waits_is_shown_by_pages_and_all_of_it_is_taken_up() {
        for (var number = 0; number < 120; number++) {
            var strange = Tool.ticket("t" + number, "open", T1);
            strange.put("group", number < 60 ? "Warehouse" : "Cellar");
            tool.canonical(strange);
            clock.advance(Duration.ofMillis(1));
        }
        var first = source("tickets", "");
        assertEquals(50, ((List<?>) first.get("waiting")).size());
        var second = source("tickets", first.get("nextCursor").toString());
        assertEquals("t50", ((Map<?, ?>) ((List<?>) second.get("waiting")).getFirst()).get("ticket"));

        // Those that cannot be mapped yet stand before those that can.
        var put = map("tickets", "{\"Cellar\": \"it\"}", "{}");
        assertEquals(60, put.get("imported"));
        assertEquals(60, requests().size());
    }

    /** JSON can hold half a character, which no text of the table can. */
    @Test
    void half_a_character_in_a_name_is_left_out() {
        var jira = """
                {"timestamp": 1795339800000, "webhookEvent": "jira:issue_created", "issue": {"id": "1", "key": "HR-1",
                  "fields": {"summary": "x", "project": {"key": "HR"}, "reporter": {"displayName": "Zoe \\ud83d"}}}}""";
        assertEquals(200, tool.send("jira", jira, "x-hub-signature", "sha256=" + Tool.hash(jira)).status());
        assertEquals("Zoe", ((Map<?, ?>) waiting("jira").getFirst()).get("name"));

        var event = Tool.recorded("zammad-ticket.json");
        Tool.inner(Tool.inner(event, "ticket"), "customer").putAll(Map.of("email", "nobody", "login", "", "firstname",
                "Emily HALF"));
        var zammad = Tool.text(event).replace("HALF", "\\ud83d");
        var hash = Hmac.of(Hmac.sha1Key(Tool.KEY.getBytes(StandardCharsets.UTF_8)),
                zammad.getBytes(StandardCharsets.UTF_8));
        assertEquals("waiting", tool.send("zammad", zammad, "x-hub-signature", "sha1=" + HexFormat.of().formatHex(hash))
                .get("outcome"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "2026-11-22|", "2026-11-22T09:00:00.000Z|1-1-1-1-1",
        "2026-11-22T10:00:00.000+01:00|0f8fad5b-d9cb-469f-a165-70867728950e",
        "2026-11-22T09:00:00.000000001Z|0f8fad5b-d9cb-469f-a165-70867728950e"})
    void a_cursor_that_no_page_ended_with_is_refused(String position) {
        assertEquals(400, HttpEvent.of("GET /imports").query("source", "jira").query("cursor",
                Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8)))
                .as("dora", "admin").sendTo(handler).status());
    }

    @Test
    void maps_are_for_admins_and_name_teams_and_people_that_are_there() {
        assertEquals(403, HttpEvent.of("GET /imports").as("carla", "lead:hr").sendTo(handler).status());
        assertEquals(403, HttpEvent.of("PUT /imports/{source}", "jira").as("emil", "integration").body("{}")
                .sendTo(handler).status());
        assertEquals(404, put("nobody", "{\"teams\": {}, \"people\": {}}").status());
        assertEquals(422, put("jira", "{\"teams\": {\"A\": \"gone\"}, \"people\": {}}").status());
        var faulty = put("jira", "{\"teams\": {\"A/b\": \"No Team\"}, \"people\": {\"x\": \"no address\"}}");
        assertEquals(List.of("/people/x", "/teams/A~1b"), ((List<?>) faulty.get("errors")).stream()
                .map(error -> ((Map<?, ?>) error).get("pointer").toString()).sorted().toList());
        assertEquals(400, put("jira", "{\"teams\": [], \"people\": {\"\": \"a@b.example\"}}").status());
        assertEquals(400, HttpEvent.of("GET /imports").query("cursor", "x").as("dora", "admin").sendTo(handler)
                .status());
        assertEquals(400, HttpEvent.of("GET /imports").query("source", "jira").query("cursor", "x")
                .as("dora", "admin").sendTo(handler).status());
    }

    @Test
    void a_map_holds_the_people_of_a_company() {
        assertEquals(400, putPeople(20_001).status());
        assertEquals(200, putPeople(20_000).status());
        assertEquals(20_000, ((Map<?, ?>) source("jira", "").get("people")).size());
        var event = Tool.recorded("jira-reopened.json");
        Tool.inner(Tool.inner(Tool.inner(event, "issue"), "fields"), "reporter").put("accountId", account(12_345));
        assertEquals("imported", tool.jira(event).get("outcome"));
        assertEquals("person12345@resonanz.example", onlyRequest().get("requesterId").s());

        // What a smaller map leaves out is nowhere any more.
        assertEquals(200, putPeople(101).status());
        assertEquals(101, ((Map<?, ?>) source("jira", "").get("people")).size());
        assertFalse(maps().toString().contains("person12345@"));
        assertEquals(200, putPeople(100).status());
        assertEquals(List.of("jira"), maps().stream().map(item -> item.get("SK").s())
                .filter(name -> name.startsWith("jira")).toList());
    }

    private Response putPeople(int count) {
        return put("jira", "{\"teams\": {\"LD\": \"it\"}, \"people\": {" + IntStream.range(0, count)
                .mapToObj(number -> "\"%s\": \"person%d@resonanz.example\"".formatted(account(number), number))
                .collect(Collectors.joining(",")) + "}}");
    }

    private static String account(int number) {
        return "712020:0f8fad5b-d9cb-469f-a165-%012d".formatted(number);
    }

    private static List<Map<String, AttributeValue>> maps() {
        return TABLE.client().query(query -> query.tableName(TABLE.name()).keyConditionExpression("PK = :maps")
                .expressionAttributeValues(Map.of(":maps", AttributeValue.fromS("IMPORTS")))).items();
    }

    /** The death of a call that replaces a map leaves the old or the new one, and the next call no rest of either. */
    @Test
    void a_map_is_replaced_whole_or_not_at_all() {
        putPeople(300);
        for (var survived = 0; survived < 30; survived++) {
            var before = ((Map<?, ?>) source("jira", "").get("people")).size();
            var left = new AtomicInteger(survived);
            TABLE.meter().refuse(call -> left.getAndDecrement() <= 0);
            var died = false;
            try {
                putPeople(before == 300 ? 250 : 300);
            } catch (RuntimeException killed) {
                died = true;
            }
            TABLE.meter().reset();
            var after = ((Map<?, ?>) source("jira", "").get("people")).size();
            assertTrue(after == 300 || after == 250, "after " + survived + " there are " + after);
            if (!died) {
                assertTrue(survived > 5, "it must have died at each of its calls");
                assertEquals(1 + 3, maps().stream()
                        .filter(item -> item.get("SK").s().startsWith("jira")).count());
                return;
            }
        }
        throw new AssertionError("It never came through");
    }

    @Test
    void of_two_admins_who_change_the_same_map_the_second_is_told() {
        assertEquals("0", source("glpi", "").get("version"));
        var dora = source("tickets", "").get("version");
        var first = put("tickets", "{\"version\": \"" + dora + "\", \"teams\": {\"A\": \"it\"}, \"people\": {}}");
        assertEquals(200, first.status());

        var second = put("tickets", "{\"version\": \"" + dora + "\", \"teams\": {\"B\": \"hr\"}, \"people\": {}}");
        assertEquals(409, second.status());
        assertEquals("urn:resonanz:problem:map-changed", second.get("type"));
        assertEquals(Map.of("A", "it"), source("tickets", "").get("teams"));

        // A repetition whose response was lost is no conflict; who read what is there may replace it.
        assertEquals(200, put("tickets", "{\"version\": \"" + dora + "\", \"teams\": {\"A\": \"it\"}, \"people\": {}}")
                .status());
        assertEquals(200, put("tickets", "{\"version\": \"" + first.get("version")
                + "\", \"teams\": {\"B\": \"hr\"}, \"people\": {}}").status());
        assertEquals(409, put("glpi", "{\"version\": \"" + dora + "\", \"teams\": {\"B\": \"hr\"}, \"people\": {}}")
                .status());
    }

    /** Returns a recorded event at another time, made by a colleague of the one who asked. */
    private static Map<String, Object> jira(String file, String at, String resolution) {
        var event = Tool.recorded(file);
        event.put("user", Map.of("accountId", "colleague"));
        event.put("timestamp", Instant.parse(at).toEpochMilli());
        var fields = Tool.inner(Tool.inner(event, "issue"), "fields");
        fields.put("created", "2026-11-20T08:00:00.000+0000");
        fields.put("resolution", resolution == null ? null : Map.of("name", resolution));
        fields.put("resolutiondate", resolution == null ? null : at.replace("Z", ".000+0000"));
        return event;
    }

    private String send(String id, String state, String at) {
        var response = tool.canonical(Tool.ticket(id, state, at));
        assertEquals(200, response.status(), response.body());
        return response.get("outcome").toString();
    }

    private Response put(String source, String body) {
        return HttpEvent.of("PUT /imports/{source}", source).as("dora", "admin").body(body).sendTo(handler);
    }

    private Map<String, Object> map(String source, String teams, String people) {
        var response = HttpEvent.of("PUT /imports/{source}", source).as("dora", "admin")
                .body("{\"teams\": " + teams + ", \"people\": " + people + "}")
                .sendTo(new ImportTicketsHandler(TABLE.environment(), clock));
        assertEquals(200, response.status(), response.body());
        return response.json();
    }

    private Map<?, ?> source(String source, String cursor) {
        return source(source, cursor, handler);
    }

    private static Map<?, ?> source(String source, String cursor, ImportTicketsHandler handler) {
        var request = HttpEvent.of("GET /imports").query("source", source).as("dora", "admin");
        var response = (cursor.isEmpty() ? request : request.query("cursor", cursor)).sendTo(handler);
        return (Map<?, ?>) ((List<?>) response.get("sources")).getFirst();
    }

    private List<?> waiting(String source) {
        return waiting(source, handler);
    }

    private static List<?> waiting(String source, ImportTicketsHandler handler) {
        return (List<?>) source(source, "", handler).get("waiting");
    }

    private Object reason(String source) {
        return ((Map<?, ?>) waiting(source).getFirst()).get("reason");
    }

    private Map<String, AttributeValue> onlyRequest() {
        var all = requests();
        assertEquals(1, all.size());
        return new LinkedHashMap<>(all.getFirst());
    }

    private Map<String, AttributeValue> ticketItem() {
        return items().stream().filter(item -> item.get("SK").s().equals("IMPORT")).findFirst().orElseThrow();
    }

    private static List<String> texts(Map<String, AttributeValue> item, String... names) {
        return Arrays.stream(names).map(name -> item.get(name).s()).toList();
    }

    private static List<Map<String, AttributeValue>> requests() {
        return items().stream().filter(item -> item.get("SK").s().equals("REQUEST")).toList();
    }

    /** Returns all items of requests and people, in the order of their keys. */
    private static List<Map<String, AttributeValue>> items() {
        return TABLE.client().scanPaginator(scan -> scan.tableName(TABLE.name()).consistentRead(true)).items().stream()
                .filter(item -> !item.get("PK").s().matches("TEAMS|IMPORTS|SETTINGS"))
                .sorted(Comparator.comparing(item -> item.get("PK").s() + item.get("SK").s())).toList();
    }
}
