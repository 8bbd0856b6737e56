package org.resonanz.sendreminders;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.KnownPersonTable;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.platform.aws.Items;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsItem;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.LogLine;
import org.resonanz.testing.Samples;
import org.resonanz.testing.StoredRequest;
import org.resonanz.testing.TestClock;
import org.resonanz.testing.TestContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tests which requesters are reminded, when, and only once. Mondays are 2026-11-23 and 2026-11-30; Berlin is an hour
 * ahead.
 */
class SendRemindersTest {
    private static final String MONDAY = "2026-11-23T09:00:00.000Z";
    private static final String THURSDAY_MORNING = "2026-11-26T07:15:00Z";
    private static final TestContext QUARTER_HOUR = new TestContext(900_000);

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at(THURSDAY_MORNING);

    @BeforeEach
    void team() {
        TABLE.put(Items.item("TEAMS", "hr").put("name", "Personal").put("locale", "de").build());
    }

    @Test
    void an_unanswered_invitation_is_reminded_of_once_and_nothing_else_of_it_changes() {
        Invited.put(TABLE, MONDAY);
        var reminded = new HashMap<>(Invited.invitation(TABLE));
        reminded.put("remindedAt", AttributeValue.fromS("2026-11-26T07:15:00.000Z"));

        morning(THURSDAY_MORNING);
        assertEquals(1, mails());
        assertEquals(reminded, Invited.invitation(TABLE));

        morning("2026-11-26T07:20:00Z");
        morning("2026-11-27T07:15:00Z");
        assertEquals(1, mails());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00:00.000Z, 2026-11-26", "2026-11-24T09:00:00.000Z, 2026-11-27",
        "2026-11-25T09:00:00.000Z, 2026-11-30", "2026-11-26T09:00:00.000Z, 2026-12-01",
        "2026-11-27T09:00:00.000Z, 2026-12-02", "2026-11-28T09:00:00.000Z, 2026-12-02",
        "2026-11-29T09:00:00.000Z, 2026-12-02",
        // Half past midnight on Tuesday in Berlin.
        "2026-11-23T23:30:00.000Z, 2026-11-27",
        // The clocks go forward on the 28th: a week later it is the day after the same day.
        "2027-03-24T22:30:00.000Z, 2027-03-29",
        // They go back on the 25th: a week later it is the day before.
        "2026-10-19T22:30:00.000Z, 2026-10-23"})
    void it_is_sent_on_the_morning_of_the_third_working_day(String sentAt, String day) {
        Invited.put(TABLE, sentAt);
        LocalDate.parse(sentAt.substring(0, 10)).plusDays(1).datesUntil(LocalDate.parse(day)).forEach(before -> {
            morning(before + "T07:15:00Z");
            assertEquals(0, mails(), before.toString());
        });

        morning(day + "T07:15:00Z");
        assertEquals(1, mails());
    }

    @ParameterizedTest
    @CsvSource({"1, 2026-11-24", "2, 2026-11-25", "5, 2026-11-30"})
    void the_number_of_days_is_a_setting(int days, String day) {
        set(Items.values().put("reminderDays", days));
        Invited.put(TABLE, MONDAY);
        for (var before = 24; before < Integer.parseInt(day.substring(8)); before++) {
            morning("2026-11-" + before + "T07:15:00Z");
            assertEquals(0, mails());
        }

        morning(day + "T07:15:00Z");
        assertEquals(1, mails());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T23:00:00.000Z", "2026-11-23T06:30:00.000Z", "2026-11-23T22:59:00.000Z"})
    void of_a_week_the_hour_of_the_invitation_does_not_matter(String sentAt) {
        set(Items.values().put("reminderDays", 5));
        Invited.put(TABLE, sentAt);

        morning("2026-11-30T07:15:00Z");
        assertEquals(1, mails());
    }

    @Test
    void days_are_those_of_the_organisation() {
        set(Items.values().put("timeZone", "Pacific/Auckland"));
        // Tuesday in Auckland, where a week later is the next Tuesday.
        Invited.put(TABLE, "2026-11-23T12:00:00.000Z");
        TABLE.client().updateItem(update -> update.tableName(TABLE.name())
                .key(Items.key(StoredRequest.PARTITION, "INVITATION#1")).updateExpression("SET dayShard = :shard")
                .expressionAttributeValues(Items.values().put(":shard", "INVITATION#2026-12-01#10").build()));

        morning("2026-11-26T10:59:00Z");
        assertEquals(0, mails());
        // Friday there.
        morning("2026-11-26T11:01:00Z");
        assertEquals(1, mails());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-27T07:15:00Z, 1", "2026-11-28T07:15:00Z, 0", "2026-11-29T07:15:00Z, 0",
        "2026-11-30T07:15:00Z, 1", "2026-11-30T09:00:00Z, 1", "2026-12-01T07:15:00Z, 0"})
    void missed_mornings_are_caught_up_on_working_days_until_the_invitation_enters_the_figures(String morning,
            int mails) {
        Invited.put(TABLE, MONDAY);

        morning(morning);
        assertEquals(mails, mails());
    }

    static Stream<Arguments> stops() {
        return Stream.of(
                stop("answered", (table, request) -> table.put(
                        Items.item(StoredRequest.PARTITION, "RATING#1").put("rating", 4).build())),
                stop("withdrawn by a reopening", (table, request) -> table.put(
                        Items.item(StoredRequest.PARTITION, "RATING#1").put("withdrawn", true).build())),
                stop("open again", (table, request) -> request.with("status", "OPEN").in(table)),
                stop("cancelled", (table, request) -> request.with("status", "CANCELLED").in(table)),
                stop("done once more", (table, request) -> request.with("completion", 2).in(table)),
                stop("own work", (table, request) -> request.with("completedBy", "anna@resonanz.example").in(table)),
                stop("expired", (table, request) -> request.with("expiresAt",
                        Instant.parse(THURSDAY_MORNING).getEpochSecond()).in(table)),
                stop("gone", (table, request) -> table.client().deleteItem(delete -> delete.tableName(table.name())
                        .key(Items.key(StoredRequest.PARTITION, "REQUEST")))));
    }

    private static Arguments stop(String name, BiConsumer<LocalTable, StoredRequest> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stops")
    void what_cannot_be_rated_any_more_is_not_reminded_of(String name, BiConsumer<LocalTable, StoredRequest> change) {
        Invited.put(TABLE, MONDAY);
        change.accept(TABLE, StoredRequest.completed().with("completedAt", MONDAY));

        morning(THURSDAY_MORNING);
        assertEquals(0, mails());
        assertFalse(Invited.invitation(TABLE).containsKey("remindedAt"));
    }

    @Test
    void who_is_off_the_list_is_not_reminded() {
        Invited.put(TABLE, MONDAY);
        states().unsubscribe(Invited.REF, MailList.INVITATIONS, clock.instant());

        morning(THURSDAY_MORNING);
        assertEquals(0, mails());
    }

    @Test
    void who_is_off_another_list_is_reminded() {
        Invited.put(TABLE, MONDAY);
        states().unsubscribe(Invited.REF, MailList.DIGEST, clock.instant());

        morning(THURSDAY_MORNING);
        assertEquals(1, mails());
    }

    @ParameterizedTest
    @EnumSource(value = NoMail.class, names = {"BOUNCED", "COMPLAINED"})
    void an_address_that_takes_no_mail_is_not_reminded(NoMail why) {
        Invited.put(TABLE, MONDAY);
        states().stop(Invited.REF, why, clock.instant());

        morning(THURSDAY_MORNING);
        assertEquals(0, mails());
    }

    @Test
    void a_tag_that_takes_no_mail_is_not_reminded_and_the_address_without_it_is() {
        var tagged = "b0000000000000000000000000000000";
        states().stop(tagged, NoMail.BOUNCED, clock.instant());
        Invited.put(TABLE, MONDAY);
        StoredRequest.completed().with("completedAt", MONDAY).with("requesterId", "anna+x@resonanz.example")
                .with("mailRef", tagged).in(TABLE);
        morning(THURSDAY_MORNING);
        assertEquals(0, mails());

        StoredRequest.completed().with("completedAt", MONDAY).in(TABLE);
        morning("2026-11-26T07:16:00Z");
        assertEquals(1, mails());
    }

    @Test
    void who_has_come_to_belong_to_the_team_is_not_reminded() {
        Invited.put(TABLE, MONDAY);
        new KnownPersonTable(TABLE.client(), TABLE.name()).called(Invited.REF, List.of("hr"), clock.instant());

        morning(THURSDAY_MORNING);
        assertEquals(0, mails());
    }

    @Test
    void each_of_several_invitations_has_its_reminder() {
        Invited.put(TABLE, MONDAY);
        Invited.another(TABLE, MONDAY);
        Invited.another(TABLE, "2026-11-20T09:00:00.000Z");

        morning(THURSDAY_MORNING);
        assertEquals(3, mails());
    }

    @Test
    void two_mornings_at_once_send_one_mail_each() {
        Invited.put(TABLE, MONDAY);
        for (var more = 0; more < 5; more++) {
            Invited.another(TABLE, MONDAY);
        }

        Concurrently.times(3, () -> {
            run(handler(), QUARTER_HOUR);
            return null;
        });
        assertEquals(6, mails());
    }

    @Test
    void killed_before_a_claim_the_next_start_sends_it() {
        Invited.put(TABLE, MONDAY);
        TABLE.meter().refuse("UpdateItem"::equals);
        assertThrows(IllegalStateException.class, () -> morning(THURSDAY_MORNING));
        assertEquals(0, mails());

        TABLE.meter().reset();
        morning("2026-11-26T07:16:00Z");
        assertEquals(1, mails());
    }

    @Test
    void a_mail_that_ses_refuses_is_tried_again_at_the_next_start() {
        Invited.put(TABLE, MONDAY);
        TABLE.aws().mailFails(true);
        assertThrows(IllegalStateException.class, () -> morning(THURSDAY_MORNING));
        assertFalse(Invited.invitation(TABLE).containsKey("remindedAt"));

        TABLE.aws().mailFails(false);
        morning("2026-11-26T07:16:00Z");
        assertEquals(1, mails());
    }

    @Test
    void a_mail_that_ses_may_have_taken_is_not_sent_again() {
        Invited.put(TABLE, MONDAY);
        TABLE.aws().mailStatuses(500);
        assertThrows(IllegalStateException.class, () -> morning(THURSDAY_MORNING));

        morning("2026-11-26T07:16:00Z");
        assertEquals(1, mails());
    }

    @Test
    void killed_between_the_claim_and_the_mail_one_reminder_is_lost_and_none_comes_twice() {
        Invited.put(TABLE, MONDAY);
        var updates = new AtomicInteger();
        TABLE.aws().mailFails(true);
        TABLE.meter().refuse(call -> call.equals("UpdateItem") && updates.incrementAndGet() == 2);
        assertThrows(IllegalStateException.class, () -> morning(THURSDAY_MORNING));

        TABLE.meter().reset();
        TABLE.aws().mailFails(false);
        Invited.another(TABLE, MONDAY);
        morning("2026-11-26T07:16:00Z");
        assertEquals(1, mails());
    }

    @Test
    void one_that_fails_holds_up_no_other_and_is_seen_without_its_address() {
        Invited.put(TABLE, MONDAY);
        var ids = Set.of(StoredRequest.ID.toString(), Invited.another(TABLE, MONDAY).toString());
        var updates = new AtomicInteger();
        TABLE.meter().refuse(call -> call.equals("UpdateItem") && updates.incrementAndGet() == 1);

        var log = LogLine.of(() -> {
            var failed = assertThrows(IllegalStateException.class, () -> morning(THURSDAY_MORNING));
            assertEquals("1 reminders could not be sent.", failed.getMessage());
        });

        assertEquals(1, mails());
        var ofRequests = log.stream().filter(line -> line.get("correlationId") != null).toList();
        assertEquals(ids, ofRequests.stream().map(line -> line.get("correlationId")).collect(toSet()), log::toString);
        assertEquals(List.of("INFO", "WARN"), ofRequests.stream().map(line -> line.get("level")).sorted().toList());
        assertTrue(
                ofRequests.toString().contains("A reminder failed: ") && ofRequests.toString().contains("AccessDenied"),
                log::toString);
        assertFalse(log.toString().contains("anna"), log::toString);
    }

    @Test
    void it_stops_two_minutes_before_its_limit_and_the_next_start_goes_on() {
        Invited.put(TABLE, MONDAY);
        Invited.another(TABLE, MONDAY);
        Invited.another(TABLE, MONDAY);
        run(handler(), new TestContext(120_000));
        assertEquals(0, mails());

        var asked = new AtomicInteger();
        var context = (Context) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Context.class},
                (proxy, method, arguments) -> method.getReturnType() == String.class
                        ? "test"
                        : (Object) (asked.incrementAndGet() <= 2 ? 120_001 : 119_999));
        handler().handleRequest(InputStream.nullInputStream(), OutputStream.nullOutputStream(), context);
        assertEquals(2, mails());

        morning("2026-11-27T07:15:00Z");
        assertEquals(3, mails());
    }

    @Test
    void a_reminder_costs_a_query_two_reads_and_an_update_of_one_write_unit() {
        Invited.put(TABLE, MONDAY);
        var handler = handler();
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();

        run(handler, QUARTER_HOUR);
        var calls = TABLE.meter().calls();
        // On a Thursday the five days from the last Thursday to Monday may hold due ones.
        assertEquals(5 * 16 + 1, count(calls, "Query"));
        assertEquals(2, count(calls, "GetItem"));
        assertEquals(1, count(calls, "UpdateItem"));
        assertEquals(5 * 16 + 4, calls.size());
        assertEquals(1, TABLE.meter().writeUnits());
    }

    @Test
    void priming_only_reads() {
        handler().beforeCheckpoint(null);

        assertEquals(List.of(), TABLE.meter().calls().stream().filter(call -> !call.matches("Query|GetItem")).toList());
        assertEquals(0, mails());
    }

    private void morning(String at) {
        clock.set(Instant.parse(at));
        run(handler(), QUARTER_HOUR);
    }

    private SendRemindersHandler handler() {
        return new SendRemindersHandler(TABLE.environment(), clock);
    }

    private static void run(SendRemindersHandler handler, TestContext context) {
        Samples.invoke(handler, Samples.json("send-reminders.mornings.json"), context);
    }

    private static void set(Items changes) {
        var item = Items.item("SETTINGS", "ORGANISATION").build();
        item.putAll(SettingsItem.attributes(Settings.defaults()));
        item.putAll(changes.build());
        TABLE.put(item);
    }

    private static MailStateTable states() {
        return new MailStateTable(TABLE.client(), TABLE.name());
    }

    private static int mails() {
        return TABLE.aws().mails().size();
    }

    private static long count(List<String> calls, String name) {
        return calls.stream().filter(name::equals).count();
    }
}
