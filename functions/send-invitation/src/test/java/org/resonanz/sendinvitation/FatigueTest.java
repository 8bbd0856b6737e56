package org.resonanz.sendinvitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.platform.aws.Items;
import org.resonanz.requests.Origin;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests that nobody gets more invitations than the settings allow, and that what is not sent is recorded with its
 * reason.
 */
class FatigueTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();
    private static final String OTHER = "b1b2c3d4e5f60718293a4b5c6d7e8f90";

    private final TestClock clock = TestClock.at("2026-11-22T09:31:00Z");
    private final SendInvitationHandler handler = new SendInvitationHandler(TABLE.environment(), clock);

    @BeforeEach
    void start() {
        SampleTeams.putHr(TABLE, "HR");
    }

    @Test
    void a_person_gets_three_invitations_within_seven_days() {
        for (var number = 1; number <= 5; number++) {
            complete(number, Completed.REF);
            clock.advance(Duration.ofDays(1));
        }
        assertEquals(3, TABLE.aws().mails().size());
        assertEquals("WEEKLY_LIMIT", invitation(4).get("notInvited").s());
        assertFalse(invitation(5).containsKey("dayShard"));
    }

    @Test
    void after_seven_days_a_slot_is_free_again() {
        IntStream.rangeClosed(1, 3).forEach(number -> complete(number, Completed.REF));
        clock.advance(Duration.ofDays(7).minusMillis(1));
        complete(4, Completed.REF);
        clock.advance(Duration.ofMillis(1));
        complete(5, Completed.REF);
        assertTrue(invitation(4).containsKey("notInvited"));
        assertTrue(invitation(5).containsKey("sentAt"));
        assertEquals(1, person(Completed.REF).get("invited").m().size());
    }

    @Test
    void others_have_slots_of_their_own() {
        IntStream.rangeClosed(1, 3).forEach(number -> complete(number, Completed.REF));
        complete(4, OTHER);
        assertTrue(invitation(4).containsKey("sentAt"));
    }

    @Test
    void a_message_that_comes_again_takes_no_second_slot() {
        complete(1, Completed.REF);
        TABLE.aws().mailFails(true);
        complete(2, Completed.REF);
        TABLE.aws().mailFails(false);
        clock.advance(Duration.ofMinutes(2));
        deliver(2);
        deliver(2);
        assertEquals(2, TABLE.aws().mails().size());
        assertEquals(2, person(Completed.REF).get("invited").m().size());
    }

    @Test
    void a_crash_after_the_slot_was_taken_loses_no_invitation() {
        complete(1, Completed.REF);
        TABLE.meter().refuse("PutItem"::equals);
        complete(2, Completed.REF);
        assertEquals(1, TABLE.aws().mails().size());
        TABLE.meter().reset();
        deliver(2);
        assertEquals(2, TABLE.aws().mails().size());
        assertEquals(2, person(Completed.REF).get("invited").m().size());
    }

    @Test
    void invitations_at_the_same_moment_share_the_slots_that_are_left() {
        var handlers = IntStream.range(0, 8).mapToObj(each -> new SendInvitationHandler(TABLE.environment(), clock))
                .toList();
        IntStream.range(0, 8).forEach(number -> put(number, Completed.REF));
        Concurrently.all(IntStream.range(0, 8)
                .mapToObj(number -> (Callable<String>) () -> Samples.invoke(handlers.get(number), message(number)))
                .toList());
        assertEquals(3, TABLE.aws().mails().size());
        assertEquals(5, IntStream.range(0, 8).filter(number -> invitation(number).containsKey("notInvited")).count());
    }

    @ParameterizedTest
    @EnumSource
    void who_is_off_the_list_gets_none_and_the_reason_is_recorded(NoMail why) {
        var states = new MailStateTable(TABLE.client(), TABLE.name());
        complete(1, Completed.REF);
        if (why == NoMail.UNSUBSCRIBED) {
            states.unsubscribe(Completed.REF, MailList.INVITATIONS, clock.instant());
        } else {
            states.stop(Completed.REF, why, clock.instant());
        }
        complete(2, Completed.REF);
        assertEquals(1, TABLE.aws().mails().size());
        assertEquals(why.name(), invitation(2).get("notInvited").s());
        assertFalse(person(Completed.REF).containsKey("expiresAt"));

        states.subscribe(Completed.REF, MailList.INVITATIONS);
        complete(3, Completed.REF);
        // A machine may press the button of a page, so a complaint stays.
        assertEquals(why == NoMail.COMPLAINED ? 1 : 2, TABLE.aws().mails().size());
    }

    @Test
    void a_persons_item_goes_by_itself_a_week_after_the_last_invitation() {
        complete(1, Completed.REF);
        assertEquals(clock.instant().plus(Duration.ofDays(7)).getEpochSecond(),
                Long.parseLong(person(Completed.REF).get("expiresAt").n()));
    }

    @Test
    void an_invitation_does_not_make_another_wish_lapse() {
        new MailStateTable(TABLE.client(), TABLE.name()).unsubscribe(Completed.REF, MailList.DIGEST, clock.instant());
        IntStream.rangeClosed(1, 4).forEach(number -> complete(number, Completed.REF));
        assertEquals(3, TABLE.aws().mails().size());
        assertFalse(person(Completed.REF).containsKey("expiresAt"));
        assertTrue(person(Completed.REF).containsKey("digestOffAt"));
    }

    @Test
    void the_first_invitation_of_a_person_costs_one_call_more() {
        put(1, Completed.REF);
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();
        deliver(1);
        assertEquals(List.of("Query", "GetItem", "UpdateItem", "UpdateItem", "PutItem", "PutItem"),
                TABLE.meter().calls());
        assertEquals(4, TABLE.meter().writeUnits());
    }

    @Test
    void one_team_takes_at_most_two_of_the_three() {
        IntStream.of(1, 3, 5).forEach(number -> complete(number, Completed.REF));
        complete(2, Completed.REF);

        assertEquals("WEEKLY_LIMIT", invitation(5).get("notInvited").s());
        assertTrue(invitation(2).containsKey("sentAt"));
    }

    @Test
    void what_teams_note_gets_one_invitation_over_all_teams_and_takes_none_of_the_others() {
        IntStream.rangeClosed(1, 3).forEach(number -> complete(number, Completed.REF, Origin.TEAM));
        IntStream.rangeClosed(4, 6).forEach(number -> complete(number, Completed.REF));

        assertEquals(4, TABLE.aws().mails().size());
        assertEquals("WEEKLY_LIMIT", invitation(2).get("notInvited").s());
        assertEquals("WEEKLY_LIMIT", invitation(3).get("notInvited").s());
        assertTrue(invitation(6).containsKey("sentAt"));
    }

    @Test
    void a_ticket_tool_enters_what_people_asked_themselves() {
        IntStream.rangeClosed(1, 3).forEach(number -> complete(number, Completed.REF, Origin.INTEGRATION));

        assertEquals(3, TABLE.aws().mails().size());
    }

    @Test
    void a_tag_that_bounces_stops_mails_to_that_tag_and_to_nobody_else() {
        put(1, Items.values().put("requesterId", "anna+made-up@resonanz.example").put("mailRef", OTHER));
        put(2, Items.values());
        new MailStateTable(TABLE.client(), TABLE.name()).stop(OTHER, NoMail.BOUNCED, clock.instant());
        deliver(1);
        deliver(2);

        assertEquals("BOUNCED", invitation(1).get("notInvited").s());
        assertTrue(invitation(2).containsKey("sentAt"));
    }

    private void complete(int number, String ref, Origin origin) {
        put(number, Items.values().put("raterRef", ref).put("origin", origin.name()));
        deliver(number);
    }

    private void complete(int number, String ref) {
        put(number, ref);
        deliver(number);
    }

    private void put(int number, String ref) {
        put(number, Items.values().put("raterRef", ref));
    }

    /** Stores a completed request; every second one is another team's. */
    private void put(int number, Items changes) {
        TABLE.put(Completed.with(changes.put("PK", "REQUEST#" + id(number)).put("SK", "REQUEST")
                .put("id", id(number).toString()).put("teamId", number % 2 == 0 ? "it" : "hr")));
    }

    private void deliver(int number) {
        Samples.invoke(handler, message(number));
    }

    private static String message(int number) {
        return Completed.event().replace(Completed.ID.toString(), id(number).toString());
    }

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static Map<String, AttributeValue> invitation(int number) {
        return TABLE.item("REQUEST#" + id(number), "INVITATION#1");
    }

    private static Map<String, AttributeValue> person(String ref) {
        return TABLE.item("PERSON#" + ref, "MAIL");
    }
}
