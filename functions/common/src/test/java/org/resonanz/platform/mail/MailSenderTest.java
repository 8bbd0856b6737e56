package org.resonanz.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.texts.Language;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.SentMail;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class MailSenderTest {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private static Mail mail(String to, String subject) {
        return new Mail(to, Language.GERMAN, subject, "<p>Grüße</p>", "Grüße");
    }

    private static MailSender sender() {
        return new MailSender(new Environment(TABLE.environment()));
    }

    @Test
    void ses_gets_both_forms_and_headers_that_name_the_language_and_keep_machines_quiet() {
        var environment = new HashMap<>(TABLE.environment());
        environment.remove("CONFIGURATION_SET");
        new MailSender(new Environment(environment)).send(mail("anna@resonanz.example", "Grüße"),
                Organisation.unnamed());

        assertEquals(List.of(Map.of(
                "FromEmailAddress", "resonanz@resonanz.example",
                "Destination", Map.of("ToAddresses", List.of("anna@resonanz.example")),
                "Content", Map.of("Simple", Map.of(
                        "Subject", content("Grüße"),
                        "Body", Map.of("Html", content("<p>Grüße</p>"), "Text", content("Grüße")),
                        "Headers", List.of(Map.of("Name", "Auto-Submitted", "Value", "auto-generated"),
                                Map.of("Name", "Content-Language", "Value", "de")))))),
                TABLE.aws().mails().stream().map(SentMail::body).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Resonanz von Beispiel | \"Resonanz von Beispiel\" <resonanz@resonanz.example>",
        "Say \"hi\" \\ | \"Say \\\"hi\\\" \\\\\" <resonanz@resonanz.example>",
        "Grüße | =?UTF-8?B?R3LDvMOfZQ==?= <resonanz@resonanz.example>"})
    void the_senders_name_is_ascii_on_the_wire(String name, String expected) {
        sender().send(mail("anna@resonanz.example", "x"), new Organisation(null, null, null, name, null));

        assertEquals(expected, TABLE.aws().mails().getFirst().body().get("FromEmailAddress"));
    }

    @Test
    void a_long_senders_name_becomes_words_of_75_characters_that_split_no_character() throws Exception {
        var name = "Zufriedenheit 😀 ".repeat(3) + "Äöü".repeat(4);
        sender().send(mail("anna@resonanz.example", "x"), new Organisation(null, null, null, name, null));

        var from = TABLE.aws().mails().getFirst().body().get("FromEmailAddress").toString();
        var words = from.replace(" <resonanz@resonanz.example>", "").split(" ");
        var decoded = new StringBuilder();
        for (var word : words) {
            assertTrue(word.length() <= 75, word);
            var bytes = Base64.getDecoder().decode(word.replace("=?UTF-8?B?", "").replace("?=", ""));
            decoded.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
        }
        assertTrue(words.length > 1);
        assertEquals(name, decoded.toString());
    }

    @Test
    void answers_go_where_the_organisation_wants_them() {
        sender().send(mail("anna@resonanz.example", "x"),
                new Organisation(null, null, null, null, "service@resonanz.example"));

        var sent = TABLE.aws().mails().getFirst().body();
        assertEquals(List.of("service@resonanz.example"), sent.get("ReplyToAddresses"));
        assertEquals("resonanz@resonanz.example", sent.get("FromEmailAddress"));
    }

    @Test
    void a_mail_of_a_list_tells_programs_how_to_get_off_it_by_one_post() {
        sender().send(new Mail("anna@resonanz.example", Language.GERMAN, "Grüße", "<p>Grüße</p>", "Grüße",
                "https://api.example/unsubscriptions/t"), Organisation.unnamed());

        var content = (Map<?, ?>) ((Map<?, ?>) TABLE.aws().mails().getFirst().body().get("Content")).get("Simple");
        assertEquals(List.of(Map.of("Name", "List-Unsubscribe", "Value", "<https://api.example/unsubscriptions/t>"),
                Map.of("Name", "List-Unsubscribe-Post", "Value", "List-Unsubscribe=One-Click")),
                ((List<?>) content.get("Headers")).subList(2, 4));
    }

    @Test
    void a_mail_names_the_configuration_set_by_which_its_bounce_is_told() {
        var environment = new HashMap<>(TABLE.environment());
        environment.put("CONFIGURATION_SET", "mails");
        new MailSender(new Environment(environment)).send(mail("anna@resonanz.example", "Grüße"),
                Organisation.unnamed());

        assertEquals("mails", TABLE.aws().mails().getFirst().body().get("ConfigurationSetName"));
    }

    @Test
    void a_mail_that_ses_refuses_is_an_error() {
        TABLE.aws().mailFails(true);

        assertThrows(SesV2Exception.class,
                () -> sender().send(mail("anna@resonanz.example", "Grüße"), Organisation.unnamed()));
    }

    @Test
    void a_mail_that_ses_may_have_taken_is_not_sent_again() {
        TABLE.aws().mailStatuses(500, 200);

        assertThrows(SesV2Exception.class,
                () -> sender().send(mail("anna@resonanz.example", "Grüße"), Organisation.unnamed()));
        assertEquals(1, TABLE.aws().mails().size());
    }

    @Test
    void a_mail_that_ses_had_no_time_for_is_sent_again() {
        TABLE.aws().mailStatuses(429, 200);

        sender().send(mail("anna@resonanz.example", "Grüße"), Organisation.unnamed());
        assertEquals(1, TABLE.aws().mails().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hallo\r\nBcc: eve@evil.example", "Hallo\nBcc: eve@evil.example",
        "Hallo\u2028Bcc: eve@evil.example", "\u0000Hallo\u0085Bcc: eve@evil.example\r\n"})
    void a_line_break_in_a_subject_begins_no_header(String subject) {
        assertEquals("Hallo Bcc: eve@evil.example", mail("anna@resonanz.example", subject).subject());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna@resonanz.example,eve@evil.example", "anna@resonanz.example;eve@evil.example",
        "anna@resonanz.example\r\nBcc: eve@evil.example", "Eve <eve@evil.example>", "anna@a@b", "anna", ""})
    void what_is_not_one_address_gets_no_mail(String to) {
        assertThrows(IllegalArgumentException.class, () -> mail(to, "Hallo"));
    }

    private static Map<String, String> content(String text) {
        return Map.of("Data", text, "Charset", "UTF-8");
    }
}
