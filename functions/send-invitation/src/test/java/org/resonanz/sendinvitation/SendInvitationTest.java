package org.resonanz.sendinvitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.invitations.InvitationSlotTable;
import org.resonanz.invitations.InvitationSlots;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SampleTeams;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests the steps of an invitation (claimed, sent, marked), and that no crash between them loses a mail. */
class SendInvitationTest {
    private static final String DONE = "{\"batchItemFailures\":[]}";
    private static final String COMES_BACK = "{\"batchItemFailures\":["
            + "{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661975830a7d\"}]}";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T09:31:00Z");
    private final SendInvitationHandler handler = new SendInvitationHandler(TABLE.environment(), clock);

    @BeforeEach
    void start() {
        SampleTeams.putHr(TABLE, "HR");
    }

    @Test
    void a_completion_is_mailed_and_becomes_a_fact_of_the_eighth_day_after() {
        TABLE.put(Completed.item());

        assertEquals(DONE, deliver());
        assertEquals(1, mails());
        assertEquals(Items.item(Completed.PARTITION, "INVITATION#1").put("id", Completed.ID.toString())
                .put("completion", 1).put("sentAt", Instant.parse("2026-11-22T09:31:00Z")).put("teamId", "hr")
                .put("department", "marketing").put("raterRef", Completed.REF)
                .put("domain", "resonanz.example").put("entersOn", "2026-11-30")
                .put("dayShard", "INVITATION#2026-11-30#10").put("formatVersion", 1)
                .put("expiresAt", Instant.parse("2027-05-21T09:30:00Z").getEpochSecond()).build(), invitation());
    }

    @Test
    void the_day_is_that_of_the_organisation() {
        TABLE.put(Completed.item());
        clock.set(Instant.parse("2026-11-22T23:00:00Z"));

        deliver();
        assertEquals("INVITATION#2026-12-01#10", invitation().get("dayShard").s());
    }

    @Test
    void an_event_that_comes_twice_is_mailed_once() {
        TABLE.put(Completed.item());
        deliver();
        clock.advance(Duration.ofDays(1));

        assertEquals(DONE, deliver());
        assertEquals(1, mails());
    }

    static Stream<Items> overtaken() {
        return Stream.of(Items.values().put("status", "OPEN"),
                Items.values().put("completion", 2),
                Items.values().put("expiresAt", Instant.parse("2026-11-22T09:00:00Z").getEpochSecond()));
    }

    @ParameterizedTest
    @MethodSource("overtaken")
    void a_completion_that_no_longer_stands_is_not_mailed(Items attributes) {
        TABLE.put(Completed.with(attributes));

        assertEquals(DONE, deliver());
        assertEquals(0, mails());
        assertEquals(Map.of(), invitation());
    }

    @Test
    void a_completion_that_is_rated_already_is_not_mailed() {
        TABLE.put(Completed.item());
        TABLE.put(Items.item(Completed.PARTITION, "RATING#1").put("rating", 4).build());

        assertEquals(DONE, deliver());
        assertEquals(0, mails());
    }

    @Test
    void an_event_about_no_request_is_done_with() {
        assertEquals(DONE, deliver());
        assertEquals(0, mails());
    }

    static Stream<Items> ownWork() {
        return Stream.of(Items.values().put("requesterTeams", List.of("marketing", "hr")),
                Items.values().put("completedBy", "anna@resonanz.example"),
                Items.values().put("completedBy", "anna+tickets@resonanz.example"));
    }

    @ParameterizedTest
    @MethodSource("ownWork")
    void nobody_is_asked_about_their_own_work_and_the_reason_is_kept(Items attributes) {
        TABLE.put(Completed.with(attributes));

        assertEquals(DONE, deliver());
        assertEquals(DONE, deliver());
        assertEquals(0, mails());
        assertEquals("OWN_WORK", invitation().get("notInvited").s());
        assertFalse(invitation().containsKey("dayShard"));
    }

    @Test
    void whose_own_team_it_is_known_to_be_is_not_asked() {
        var people = new KnownPersonTable(TABLE.client(), TABLE.name());
        TABLE.put(Completed.item());
        people.called(Completed.REF, List.of("hr", "sales"), clock.instant());
        deliver();
        assertEquals("OWN_WORK", invitation().get("notInvited").s());
    }

    @Test
    void who_completes_work_of_a_team_is_not_asked_about_it() {
        new KnownPersonTable(TABLE.client(), TABLE.name()).workedIn(Completed.REF, "hr", clock.instant());
        TABLE.put(Completed.item());
        deliver();
        assertEquals("OWN_WORK", invitation().get("notInvited").s());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hr@resonanz.example", "hr+anna@resonanz.example"})
    void a_teams_own_mailbox_is_not_asked_about_its_work(String address) {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "HR").put("locale", "de")
                .put("mailbox", "hr@resonanz.example").build());
        TABLE.put(Completed.with(Items.values().put("requesterId", address)));
        deliver();
        assertEquals("OWN_WORK", invitation().get("notInvited").s());
    }

    @Test
    void who_reads_a_teams_mailbox_under_a_tag_is_asked_under_their_own_address() {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "HR").put("locale", "de")
                .put("mailbox", "anna+hr@resonanz.example").build());
        TABLE.put(Completed.item());
        deliver();
        assertEquals(1, mails());
    }

    @Test
    void who_leads_a_team_is_not_asked_about_it_whatever_tag_the_address_has() {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "HR").put("locale", "de")
                .put("leads", List.of("anna+lead@resonanz.example")).build());
        TABLE.put(Completed.item());
        deliver();
        assertEquals("OWN_WORK", invitation().get("notInvited").s());
    }

    @Test
    void who_leads_a_team_above_is_not_asked_but_for_the_lead_of_the_root() {
        team("company", null, List.of());
        team("people", "company", List.of("anna@resonanz.example"));
        team("hr", "people", List.of());
        TABLE.put(Completed.item());
        deliver();
        assertEquals("OWN_WORK", invitation().get("notInvited").s());
    }

    @Test
    void who_leads_the_root_is_asked_about_the_teams_below() {
        team("company", null, List.of("anna@resonanz.example"));
        team("people", "company", List.of());
        team("hr", "people", List.of());
        TABLE.put(Completed.item());
        deliver();
        assertEquals(1, mails());
    }

    @Test
    void the_day_of_entry_is_fixed_by_the_claim_so_that_an_answer_before_the_mark_enters_with_it() {
        TABLE.put(Completed.item());
        // It is the 22nd still, and the 23rd when the mail is sent.
        clock.set(Instant.parse("2026-11-22T22:59:59Z"));
        var claims = new ArrayList<Map<String, AttributeValue>>();
        var puts = new AtomicInteger();
        TABLE.meter().refuse(call -> {
            if (call.equals("PutItem") && puts.incrementAndGet() == 1) {
                clock.advance(Duration.ofSeconds(2));
            } else if (call.equals("PutItem")) {
                claims.add(invitation());
            }
            return false;
        });

        assertEquals(DONE, deliver());

        assertEquals("2026-11-30", Items.text(claims.getFirst(), "entersOn"));
        assertFalse(claims.getFirst().containsKey("dayShard"));
        assertEquals("2026-11-30", invitation().get("entersOn").s());
        assertEquals(Instant.parse("2026-11-22T22:59:59Z"), Items.instant(invitation(), "sentAt"));
    }

    @Test
    void a_mail_that_fails_and_goes_out_on_a_later_day_enters_by_that_day() {
        TABLE.put(Completed.item());
        TABLE.aws().mailFails(true);
        assertEquals(COMES_BACK, deliver());
        TABLE.aws().mailFails(false);
        clock.advance(Duration.ofDays(1));

        assertEquals(DONE, deliver());

        assertEquals("2026-12-01", invitation().get("entersOn").s());
    }

    @Test
    void a_crash_before_the_claim_loses_no_mail() {
        TABLE.put(Completed.item());
        TABLE.meter().refuse("PutItem"::equals);
        assertEquals(COMES_BACK, deliver());
        assertEquals(0, mails());

        TABLE.meter().reset();
        assertEquals(DONE, deliver());
        assertEquals(1, mails());
    }

    @Test
    void a_crash_after_the_claim_loses_no_mail() {
        TABLE.put(Completed.item());
        TABLE.aws().mailFails(true);
        assertEquals(COMES_BACK, deliver());

        TABLE.aws().mailFails(false);
        assertEquals(COMES_BACK, deliver(), "the claim still lives");
        assertEquals(0, mails());
        clock.advance(Duration.ofSeconds(31));
        assertEquals(DONE, deliver());
        assertEquals(1, mails());
        assertTrue(invitation().containsKey("sentAt"));
    }

    @Test
    void a_crash_after_the_mail_sends_it_again_rather_than_leave_it_unmarked() {
        TABLE.put(Completed.item());
        TABLE.meter().refuse(secondPut(() -> true));
        assertEquals(COMES_BACK, deliver());
        assertFalse(invitation().containsKey("sentAt"));

        TABLE.meter().reset();
        clock.advance(Duration.ofSeconds(31));
        assertEquals(DONE, deliver());
        assertEquals(2, mails());
        assertEquals(Instant.parse("2026-11-22T09:31:31Z"), Items.instant(invitation(), "sentAt"));
    }

    @Test
    void whoever_lost_the_claim_while_sending_changes_nothing() {
        TABLE.put(Completed.item());
        var other = Items.item(Completed.PARTITION, "INVITATION#1").put("claim", "another")
                .put("claimedUntil", clock.instant().plusSeconds(60)).build();
        TABLE.meter().refuse(secondPut(() -> {
            TABLE.put(other);
            return false;
        }));

        assertEquals(COMES_BACK, deliver());
        assertEquals(other, invitation());
    }

    @Test
    void two_at_once_send_one_mail() throws InterruptedException, ExecutionException {
        TABLE.put(Completed.item());
        var second = new SendInvitationHandler(TABLE.environment(), clock);
        Callable<String> one = this::deliver;
        Callable<String> two = () -> Samples.invoke(second, Completed.event());
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var response : threads.invokeAll(List.of(one, two))) {
                assertTrue(List.of(DONE, COMES_BACK).contains(response.get()));
            }
        }

        assertEquals(1, mails());
        assertTrue(invitation().containsKey("sentAt"));
        assertEquals(DONE, deliver());
        assertEquals(1, mails());
    }

    @Test
    void an_invitation_costs_a_query_a_read_and_three_writes_of_at_most_four_write_units() {
        TABLE.put(Completed.item());
        handler.beforeCheckpoint(null);
        TABLE.put(Items.item("PERSON#" + Completed.REF, "MAIL").build());
        new InvitationSlotTable(TABLE.client(), TABLE.name())
                .take(new InvitationSlots.Wanted(Completed.REF, "another#1", "it", false), 3, clock.instant());
        TABLE.meter().reset();

        deliver();
        assertEquals(List.of("Query", "GetItem", "UpdateItem", "PutItem", "PutItem"), TABLE.meter().calls());
        assertTrue(TABLE.meter().writeUnits() <= 4, () -> TABLE.meter().writeUnits() + " write units");
    }

    @Test
    void priming_only_reads() {
        handler.beforeCheckpoint(null);

        assertEquals(List.of(), TABLE.meter().calls().stream().filter(call -> !call.matches("Query|GetItem")).toList());
        assertEquals(0, mails());
    }

    private static void team(String id, String parentId, List<String> leads) {
        TABLE.put(Items.item("TEAMS", id).put("name", id).put("locale", "de").put("parentId", parentId)
                .put("leads", leads).build());
    }

    private String deliver() {
        return Samples.invoke(handler, Completed.event());
    }

    private static int mails() {
        return TABLE.aws().mails().size();
    }

    private static Map<String, AttributeValue> invitation() {
        return TABLE.item(Completed.PARTITION, "INVITATION#1");
    }

    /** Returns true for the second put, which marks the mail as sent; the first one claims. */
    private static Predicate<String> secondPut(BooleanSupplier refused) {
        var puts = new AtomicInteger();
        return call -> call.equals("PutItem") && puts.incrementAndGet() == 2 && refused.getAsBoolean();
    }
}
