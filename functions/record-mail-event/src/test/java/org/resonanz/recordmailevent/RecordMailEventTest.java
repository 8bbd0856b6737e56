package org.resonanz.recordmailevent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.MailList;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.testing.Concurrently;
import org.resonanz.testing.ConsoleLog;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

/** Tests how events of SES change the record of a person. */
class RecordMailEventTest {
    private static final String DONE = "{\"batchItemFailures\":[]}";
    private static final String COMES_BACK = "{\"batchItemFailures\":["
            + "{\"itemIdentifier\":\"2e1424d4-f796-459a-8184-9c92662be6da\"}]}";
    private static final String COMPLAINT = """
            {"detail-type": "Email Complaint Received", "source": "aws.ses", "detail": {"eventType": "Complaint",
              "complaint": {"feedbackId": "1", "complaintSubType": null,
                "complainedRecipients": [{"emailAddress": "anna@resonanz.example"}],
                "timestamp": "2026-11-22T10:00:00.000Z", "complaintFeedbackType": "abuse"},
              "mail": {"destination": ["anna@resonanz.example"]}}}
            """;

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final TestClock clock = TestClock.at("2026-11-22T09:31:06Z");
    private final RecordMailEventHandler handler = new RecordMailEventHandler(TABLE.environment(), clock);

    @Test
    void a_mail_that_never_arrives_is_the_last_to_its_address() {
        assertEquals(DONE, deliver(bounce()));

        assertEquals(Optional.of(NoMail.BOUNCED), refusal("anna@resonanz.example"));
        assertEquals("2026-11-22T09:31:06.000Z",
                TABLE.item("PERSON#" + ref("anna@resonanz.example"), "MAIL").get("stoppedAt").s());
    }

    @Test
    void an_event_that_comes_twice_changes_nothing_more() {
        deliver(bounce());
        var once = TABLE.item("PERSON#" + ref("anna@resonanz.example"), "MAIL");
        clock.set(clock.instant().plusSeconds(60));

        assertEquals(DONE, deliver(bounce()));
        assertEquals(once, TABLE.item("PERSON#" + ref("anna@resonanz.example"), "MAIL"));
        assertEquals(1, counted("2026-W47", "bounced"));
    }

    @Test
    void what_comes_is_counted_by_the_week_and_of_nobody() {
        deliver(bounce());
        deliver(bounce().replace("anna@", "ben@"));
        deliver(COMPLAINT);
        clock.set(Instant.parse("2026-11-23T00:00:00Z"));
        deliver(bounce().replace("anna@", "carla@"));

        assertEquals(Items.item("MAIL_HEALTH", "2026-W47").put("bounced", 2).put("complained", 1)
                .put("formatVersion", 1).build(), TABLE.item("MAIL_HEALTH", "2026-W47"));
        assertEquals(1, counted("2026-W48", "bounced"));
    }

    @Test
    void an_address_that_bounces_again_after_its_owner_asked_for_mails_is_counted_once_a_week() {
        for (var day : List.of("2026-11-24", "2026-11-26", "2026-12-01")) {
            clock.set(Instant.parse(day + "T09:00:00Z"));
            deliver(bounce());
            assertEquals(Optional.of(NoMail.BOUNCED), refusal("anna@resonanz.example"));
            new MailStateTable(TABLE.client(), TABLE.name()).subscribe(ref("anna@resonanz.example"),
                    MailList.INVITATIONS);
        }

        assertEquals(1, counted("2026-W48", "bounced"));
        assertEquals(1, counted("2026-W49", "bounced"));
    }

    @Test
    void killed_on_the_way_an_event_is_recorded_and_counted_when_it_comes_again() {
        TABLE.meter().refuse(call -> true);
        assertEquals(COMES_BACK, deliver(bounce()));
        TABLE.meter().reset();
        assertEquals(DONE, deliver(bounce()));

        assertEquals(1, counted("2026-W47", "bounced"));
    }

    @Test
    void many_at_once_are_all_recorded_and_counted() {
        Concurrently
                .all(Stream.of("anna", "ben", "carla", "dora", "emil", "frida").<Callable<String>>map(name -> () -> {
                    var other = new RecordMailEventHandler(TABLE.environment(), clock);
                    var body = new HashMap<Object, Object>(record());
                    body.put("body", bounce().replace("anna@", name + "@"));
                    return Samples.invoke(other, Map.of("Records", List.of(body)));
                }).toList());

        assertEquals(6, counted("2026-W47", "bounced"));
        assertEquals(Optional.of(NoMail.BOUNCED), refusal("frida@resonanz.example"));
    }

    @Test
    void a_complaint_stays_one_where_a_mail_comes_back_later() {
        deliver(COMPLAINT);
        deliver(bounce());

        assertEquals(Optional.of(NoMail.COMPLAINED), refusal("anna@resonanz.example"));
    }

    @Test
    void a_complaint_stops_mails() {
        assertEquals(DONE, deliver(COMPLAINT));

        assertEquals(Optional.of(NoMail.COMPLAINED), refusal("anna@resonanz.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Transient", "Undetermined"})
    void a_bounce_that_may_pass_stops_nothing(String type) {
        assertEquals(DONE, deliver(bounce().replace("\"Permanent\"", "\"" + type + "\"")));

        assertEquals(Optional.empty(), refusal("anna@resonanz.example"));
    }

    @Test
    void a_complaint_that_says_that_the_mail_was_wanted_stops_nothing() {
        assertEquals(DONE, deliver(COMPLAINT.replace("\"abuse\"", "\"not-spam\"")));

        assertEquals(Optional.empty(), refusal("anna@resonanz.example"));
    }

    @Test
    void who_is_stopped_is_who_was_mailed_and_not_where_they_forward_to() {
        deliver(bounce().replace("{\"emailAddress\":\"anna@", "{\"emailAddress\":\"annas-phone@"));

        assertEquals(Optional.of(NoMail.BOUNCED), refusal("anna@resonanz.example"));
        assertEquals(Optional.empty(), refusal("annas-phone@resonanz.example"));
    }

    @Test
    void of_a_mail_to_several_only_those_are_stopped_whom_ses_names() {
        deliver(bounce().replace("\"destination\":[", "\"destination\":[\"ben@resonanz.example\","));

        assertEquals(Optional.of(NoMail.BOUNCED), refusal("anna@resonanz.example"));
        assertEquals(Optional.empty(), refusal("ben@resonanz.example"));
    }

    @Test
    void an_address_is_known_whatever_its_case() {
        deliver(bounce().replace("\"destination\":[\"anna@", "\"destination\":[\"ANNA@"));

        assertEquals(Optional.of(NoMail.BOUNCED), refusal("anna@resonanz.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Email Delivered", "RequestCompleted"})
    void an_event_that_nobody_asked_for_ends_in_the_dead_letter_queue(String type) {
        assertEquals(COMES_BACK, deliver(bounce().replace("Email Bounced", type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"bounce\":{\"bounceType\":\"Permanent\"}}",
        "{\"bounce\":{\"bounceType\":\"Permanent\"},\"mail\":{\"destination\":[]}}",
        "{\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[{}]},\"mail\":{}}"})
    void an_event_without_an_address_ends_in_the_dead_letter_queue(String detail) {
        assertEquals(COMES_BACK, deliver("{\"detail-type\":\"Email Bounced\",\"detail\":" + detail + "}"));
    }

    @Test
    void no_address_is_logged() {
        var log = ConsoleLog.of(() -> {
            TABLE.meter().refuse("TransactWriteItems"::equals);
            assertEquals(COMES_BACK, deliver(bounce()));
        });

        assertTrue(log.contains("AccessDenied"), log);
        assertFalse(log.contains("anna"), log);
    }

    @Test
    void an_event_costs_one_transaction_of_four_write_units() {
        handler.beforeCheckpoint(null);
        TABLE.meter().reset();

        deliver(bounce());
        assertEquals(List.of("TransactWriteItems"), TABLE.meter().calls());
        assertEquals(4, TABLE.meter().writeUnits());
    }

    @Test
    void priming_only_reads() {
        handler.beforeCheckpoint(null);

        assertEquals(List.of("GetItem"), TABLE.meter().calls());
    }

    /** Returns a count of a week. */
    private static Integer counted(String week, String what) {
        return Items.number(TABLE.item("MAIL_HEALTH", week), what);
    }

    /** Returns the sample event's body. */
    private static String bounce() {
        return record().get("body").toString();
    }

    private static Map<?, ?> record() {
        return (Map<?, ?>) ((List<?>) Samples.json("record-mail-event.messages.json").get("Records")).getFirst();
    }

    private String deliver(String body) {
        var message = new HashMap<Object, Object>(record());
        message.put("body", body);
        return Samples.invoke(handler, Map.of("Records", List.of(message)));
    }

    private static Optional<NoMail> refusal(String address) {
        return new MailStateTable(TABLE.client(), TABLE.name()).refusal(ref(address), MailList.INVITATIONS);
    }

    private static String ref(String address) {
        var environment = new Environment(TABLE.environment());
        return new Pseudonyms(TABLE.secrets(), environment.required("PSEUDONYM_KEY_SECRET"),
                TestClock.at("2026-11-22T09:00:00Z")).of(address);
    }
}
