package org.resonanz.notifyteam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.people.MailStateTable;
import org.resonanz.people.NoMail;
import org.resonanz.people.Pseudonyms;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.aws.Items;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.requests.Origin;
import org.resonanz.requests.Request;
import org.resonanz.requests.RequestItem;
import org.resonanz.requests.Requester;
import org.resonanz.requests.Status;
import org.resonanz.settings.Settings;
import org.resonanz.settings.SettingsTable;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class NotifyTeamTest {
    private static final String DONE = "{\"batchItemFailures\":[]}";

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private NotifyTeamHandler handler;

    @BeforeEach
    void start() {
        putTeam("marketing", "Marketing", null, "de");
        putTeam("hr", "Personal", "hr@resonanz.example", "de");
        handler = new NotifyTeamHandler(TABLE.environment(), TestClock.at("2026-11-22T09:31:00Z"));
    }

    @Test
    void the_teams_mailbox_learns_who_asks_for_what_and_from_where() {
        TABLE.put(request("marketing", "Bescheinigung", "Für die Bank.\nBitte bald."));

        assertEquals(DONE, deliver());
        var mail = TABLE.aws().mails().getFirst();
        assertEquals(List.of("hr@resonanz.example"), mail.to());
        assertEquals("Neue Anfrage: Bescheinigung (Anna)", mail.subject());
        mail.bothSay("Neue Anfrage an Personal", "Anna (Marketing) bittet um", "Bescheinigung",
                "Für die Bank.", "Bitte bald.");
    }

    @Test
    void the_mail_leads_to_the_teams_requests() {
        TABLE.put(request("marketing", "Bescheinigung", null));

        deliver();
        var mail = TABLE.aws().mails().getFirst();
        mail.isDrawnByOutlook();
        assertTrue(mail.html().contains("href=\"https://intranet.example/#/serve/hr\""), mail.html());
        assertTrue(mail.text().contains("\nhttps://intranet.example/#/serve/hr\n"), mail.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Noch nicht erledigt: Bescheinigung (Anna) | Anna schreibt dazu: | Eine Anfrage an Personal ist wieder offen",
        "en | Not done yet: Bescheinigung (Anna) | Anna writes about it: | A request to Personal is open again"})
    void a_reopening_tells_the_team_its_reason(String locale, String subject, String words, String title) {
        putTeam("hr", "Personal", "hr@resonanz.example", locale);
        var item = new HashMap<>(request("marketing", "Bescheinigung", "Für die Bank."));
        item.putAll(Items.values().put("reopenReason", "Der Stempel fehlt.\n<b>Bitte</b>").build());
        TABLE.put(item);

        reopen();
        var mail = TABLE.aws().mails().getFirst();
        assertEquals(subject, mail.subject());
        mail.bothSay(title, words, "Der Stempel fehlt.", "https://intranet.example/#/serve/hr");
        assertTrue(mail.html().contains("&lt;b&gt;Bitte"), mail.html());
        assertFalse(mail.text().contains("Für die Bank."));
    }

    @Test
    void a_reopening_without_a_reason_says_so() {
        TABLE.put(request("marketing", "Bescheinigung", null));

        reopen();
        TABLE.aws().mails().getFirst().bothSay("Anna hat nicht geschrieben, was fehlt.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void a_subject_stays_under_ninety_characters(String locale) {
        putTeam("hr", "Personal", "hr@resonanz.example", locale);
        TABLE.put(request("marketing", "Ä".repeat(200), null));

        deliver();
        reopen();
        for (var mail : TABLE.aws().mails()) {
            assertTrue(mail.subject().length() < 90 && mail.subject().endsWith("… (Anna)"), mail.subject());
        }
    }

    @Test
    void a_team_reads_its_own_language() {
        putTeam("hr", "HR", "hr@resonanz.example", "en");
        TABLE.put(request("external", "Certificate", null));
        handler = new NotifyTeamHandler(TABLE.environment(), TestClock.at("2026-11-22T09:31:00Z"));

        deliver();
        var mail = TABLE.aws().mails().getFirst();
        assertEquals("New request: Certificate (Anna)", mail.subject());
        assertTrue(mail.html().contains("Anna (external) asks for"));
        assertTrue(mail.html().contains("<html lang=\"en\">"));
    }

    @ParameterizedTest
    @CsvSource({"external, extern", "unassigned, ohne Team", "gone, gone"})
    void a_customer_team_that_is_none_is_named_all_the_same(String id, String name) {
        TABLE.put(request(id, "Bescheinigung", null));

        deliver();
        assertTrue(TABLE.aws().mails().getFirst().text().contains("Anna (" + name + ")"));
    }

    static Stream<Items> overtaken() {
        return Stream.of(Items.values().put("status", "COMPLETED").put("completion", 1)
                .put("completedAt", Instant.parse("2026-11-22T09:30:00Z"))
                .put("completedBy", "ben@resonanz.example"),
                Items.values().put("status", "CANCELLED"),
                Items.values().put("teamId", "it"),
                Items.values().put("expiresAt", Instant.parse("2026-11-22T09:00:00Z").getEpochSecond()));
    }

    @ParameterizedTest
    @MethodSource("overtaken")
    void a_request_that_no_longer_waits_for_the_team_is_not_told_of(Items attributes) {
        var item = new HashMap<>(request("marketing", "Bescheinigung", null));
        item.putAll(attributes.build());
        TABLE.put(item);

        assertEquals(DONE, deliver());
        assertEquals(List.of(), TABLE.aws().mails());
    }

    @Test
    void an_event_about_no_request_is_done_with() {
        assertEquals(DONE, deliver());
        assertEquals(List.of(), TABLE.aws().mails());
    }

    @Test
    void a_team_without_a_mailbox_gets_nothing() {
        putTeam("hr", "Personal", null, "de");
        TABLE.put(request("marketing", "Bescheinigung", null));
        handler = new NotifyTeamHandler(TABLE.environment(), TestClock.at("2026-11-22T09:31:00Z"));

        assertEquals(DONE, deliver());
        assertEquals(List.of(), TABLE.aws().mails());
    }

    @Test
    void a_mail_that_ses_refuses_comes_back() {
        TABLE.put(request("marketing", "Bescheinigung", null));
        TABLE.aws().mailFails(true);

        assertEquals(DONE.replace("[]", "[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661975830a7d\"}]"), deliver());
    }

    @Test
    void what_the_requester_wrote_is_neither_markup_nor_a_header() {
        var words = "<b>Hallo</b>\r\nBcc: eve@evil.example";
        TABLE.put(request("marketing", words, words));

        deliver();
        var mail = TABLE.aws().mails().getFirst();
        assertFalse(mail.html().contains("<b>"));
        assertTrue(mail.html().contains("&lt;b&gt;"));
        assertEquals("Neue Anfrage: <b>Hallo</b> Bcc: eve@evil.example (Anna)", mail.subject());
    }

    @Test
    void the_mail_carries_the_organisations_name_colour_and_sender() {
        new SettingsTable(TABLE.client(), TABLE.name(), TestClock.at("2026-11-22T09:31:00Z"))
                .write(Settings.defaults().with(
                        new Organisation("Beispiel AG", "https://cdn.example/logo.png", "#7a1420", "Grüße",
                                "service@resonanz.example")));
        TABLE.put(request("marketing", "Bescheinigung", null));
        deliver();
        var mail = TABLE.aws().mails().getFirst();
        assertEquals("=?UTF-8?B?R3LDvMOfZQ==?= <resonanz@resonanz.example>", mail.body().get("FromEmailAddress"));
        assertEquals(List.of("service@resonanz.example"), mail.body().get("ReplyToAddresses"));
        assertTrue(mail.html().contains("Beispiel AG</td>"), mail.html());
        assertTrue(mail.html().contains("border-left:4px solid #7a1420"), mail.html());
    }

    @Test
    void priming_only_reads() {
        handler.beforeCheckpoint(null);

        assertEquals(List.of("Query", "GetItem", "GetItem", "GetItem"), TABLE.meter().calls());
        assertEquals(List.of(), TABLE.aws().mails());
    }

    @Test
    void a_mailbox_that_takes_no_mail_gets_none() {
        TABLE.put(request("marketing", "Bescheinigung", null));
        var environment = new Environment(TABLE.environment());
        var clock = TestClock.at("2026-11-22T09:31:00Z");
        var mailbox = new Pseudonyms(TABLE.secrets(),
                environment.required("PSEUDONYM_KEY_SECRET"), clock).of("hr@resonanz.example");
        new MailStateTable(TABLE.client(), TABLE.name()).stop(mailbox, NoMail.BOUNCED, clock.instant());

        assertEquals(DONE, deliver());
        assertEquals(List.of(), TABLE.aws().mails());
    }

    private String deliver() {
        return Samples.invoke(handler, Samples.json("notify-team.messages.json"));
    }

    private void reopen() {
        Samples.invoke(handler, Samples.text("notify-team.messages.json").replace("RequestCreated", "RequestReopened"));
    }

    private static void putTeam(String id, String name, String mailbox, String locale) {
        TABLE.put(Items.item("TEAMS", id).put("name", name).put("mailbox", mailbox).put("locale", locale).build());
    }

    /** Returns the item of the request that the sample event tells of. */
    private static Map<String, AttributeValue> request(String customerTeamId, String subject, String details) {
        var ref = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
        var anna = new Requester("anna@resonanz.example", ref, ref, "Anna", "de", customerTeamId, List.of());
        var id = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
        return RequestItem.toItem(new Request(id, Status.OPEN, "hr", anna, Origin.PERSON, subject, details,
                customerTeamId, 1, Instant.parse("2026-11-22T09:30:00Z"), null, null, null, List.of(), List.of(),
                null));
    }
}
