package org.resonanz.capturefeedback;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.resonanz.followups.FollowUp;
import org.resonanz.followups.FollowUpItem;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that a poor rating opens a follow-up where its author allows it, and only there. */
class ConsentTest extends MailedLink {
    @BeforeEach
    void a_link() {
        browser.open(token, "2");
    }

    @Test
    void with_consent_the_case_is_opened_together_with_the_rating() {
        browser.send(token, Map.of("consent", "1", "comment", "Zu spät"));

        assertEquals(true, work.rating().get("followedUp").bool());
        assertEquals(new FollowUp("hr", work.id(), 1, "anna@resonanz.example", "Anna", "de", "Arbeitszeugnis für Max",
                2, "Zu spät", clock.instant(), null, List.of(), Long.parseLong(work.rating().get("expiresAt").n())),
                FollowUpItem.fromItem(followUp()));
    }

    @ParameterizedTest
    @CsvSource({"2, ''", "3, 1", "5, 1"})
    void without_consent_or_cause_nobody_learns_anything(String rating, String consent) {
        browser.send(token,
                consent.isEmpty() ? Map.of("rating", rating) : Map.of("rating", rating, "consent", consent));
        assertEquals(Map.of(), followUp());
        assertEquals(null, work.rating().get("followedUp"));
    }

    @Test
    void a_changed_answer_is_told_to_those_who_know_the_first() {
        browser.send(token, Map.of("consent", "1", "comment", "Zu spät"));
        var opened = FollowUpItem.fromItem(followUp());
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("rating", "1", "comment", ""));

        var told = FollowUpItem.fromItem(followUp());
        assertEquals(1, told.rating());
        assertEquals(null, told.comment());
        assertEquals(opened.openedAt(), told.openedAt());
    }

    @Test
    void what_is_said_anew_after_the_answer_is_an_open_case_again_and_keeps_what_the_lead_answered() {
        browser.send(token, Map.of("consent", "1"));
        resolve("2026-11-22T10:00:00.000Z", "Geklärt");
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("rating", "1", "comment", "Immer noch nicht"));

        var told = FollowUpItem.fromItem(followUp());
        assertEquals(null, told.resolution());
        assertEquals("Immer noch nicht", told.comment());
        assertEquals(List.of(resolution("2026-11-22T10:00:00.000Z", "Geklärt")), told.earlier());
        assertEquals(null, followUp().get("toldLeads"));

        resolve("2026-11-22T11:00:00.000Z", "Nun aber");
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("rating", "2"));
        assertEquals(List.of(resolution("2026-11-22T10:00:00.000Z", "Geklärt"),
                resolution("2026-11-22T11:00:00.000Z", "Nun aber")), FollowUpItem.fromItem(followUp()).earlier());
    }

    @Test
    void a_change_of_what_the_case_does_not_say_leaves_it_resolved() {
        browser.send(token, Map.of("consent", "1", "comment", "Zu spät"));
        resolve("2026-11-22T10:00:00.000Z", "Geklärt");
        var resolved = followUp();
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("reason.slow", "1"));

        assertEquals("slow", work.rating().get("reasons").l().getFirst().s());
        assertEquals(resolved, followUp());
    }

    @Test
    void a_resolution_at_the_moment_of_a_change_is_kept() {
        browser.send(token, Map.of("consent", "1"));
        browser.follow(token, "show", "change");
        var writes = new AtomicInteger();
        TABLE.meter().refuse(call -> {
            if (call.equals("TransactWriteItems") && writes.incrementAndGet() == 1) {
                resolve("2026-11-22T10:00:00.000Z", "Geklärt");
            }
            return false;
        });
        browser.send(token, Map.of("rating", "1"));

        var told = FollowUpItem.fromItem(followUp());
        assertEquals(1, told.rating());
        assertEquals(List.of(resolution("2026-11-22T10:00:00.000Z", "Geklärt")), told.earlier());
    }

    @Test
    void consent_may_come_later_and_what_was_learnt_is_not_forgotten() {
        browser.send(token, Map.of());
        browser.follow(token, "show", "change");
        browser.send(token, Map.of("consent", "1"));
        assertEquals(2, FollowUpItem.fromItem(followUp()).rating());

        browser.follow(token, "show", "change");
        browser.send(token, Map.of("rating", "5"));
        assertEquals(true, work.rating().get("followedUp").bool());
        assertEquals(2, FollowUpItem.fromItem(followUp()).rating());
    }

    @Test
    void it_takes_one_query_and_one_transaction() {
        TABLE.meter().reset();
        browser.send(token, Map.of("consent", "1"));
        assertEquals(List.of("Query", "TransactWriteItems"), TABLE.meter().calls());
    }

    private void resolve(String at, String note) {
        var resolved = new HashMap<>(followUp());
        resolved.putAll(Map.of("resolvedAt", AttributeValue.fromS(at),
                "resolvedBy", AttributeValue.fromS("carla@resonanz.example"), "note", AttributeValue.fromS(note),
                "toldLeads", AttributeValue.fromSs(List.of("ref"))));
        TABLE.put(resolved);
    }

    private static FollowUp.Resolution resolution(String at, String note) {
        return new FollowUp.Resolution(Instant.parse(at), "carla@resonanz.example", note);
    }

    private Map<String, AttributeValue> followUp() {
        return TABLE.item("TEAM#hr", "FOLLOWUP#" + work.id() + "#1");
    }
}
