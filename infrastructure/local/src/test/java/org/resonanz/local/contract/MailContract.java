package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.mail.Mail;
import org.resonanz.platform.mail.MailSender;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.texts.Language;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;

/** What the product relies on of SES v2. */
interface MailContract extends Contract {
    Organisation ORGANISATION = new Organisation(null, null, null, "Grüne Bäume", "service@resonanz.example");

    @Test
    default void a_mail_reaches_its_recipient() {
        var mail = sent();

        assertEquals("Für Ämter", mail.subject());
        assertEquals("<p>Grüße</p>", mail.html());
        assertTrue(mail.from().endsWith("<" + ProductSetUp.SENDER + ">"), mail.from());
    }

    @Test
    default void a_mail_is_text_too() {
        assertEquals("Grüße", sent().text());
    }

    @Test
    default void a_mail_keeps_its_headers() {
        var headers = sent().headers();

        assertEquals("service@resonanz.example", headers.get("Reply-To"));
        assertEquals("auto-generated", headers.get("Auto-Submitted"));
        assertEquals("de", headers.get("Content-Language"));
        assertEquals("<https://api.example/unsubscriptions>", headers.get("List-Unsubscribe"));
        assertEquals("List-Unsubscribe=One-Click", headers.get("List-Unsubscribe-Post"));
    }

    @Test
    default void a_bounce_comes_as_an_event_that_names_the_mail_s_configuration_set() throws IOException {
        var queue = standIn().queue("MailEventQueue");

        send(standIn().environment(), "bounce@simulator.amazonses.com");

        var event = JSON.std.mapFrom(queue.drain(1, true).getFirst().body());
        assertEquals("Email Bounced", event.get("detail-type"));
        var mail = (Map<?, ?>) ((Map<?, ?>) event.get("detail")).get("mail");
        assertEquals(List.of("bounce@simulator.amazonses.com"), mail.get("destination"));
    }

    @Test
    default void a_sender_that_is_not_verified_is_refused() {
        var variables = new LinkedHashMap<>(standIn().environment().variables());
        variables.put("MAIL_FROM", "somebody@elsewhere.example");

        assertThrows(MessageRejectedException.class, () -> send(new Environment(variables), "anna@resonanz.example"));
    }

    /** Sends a mail to a recipient of its own and returns what SES took. */
    private TakenMail sent() {
        var to = UUID.randomUUID() + "@resonanz.example";
        send(standIn().environment(), to);
        var mails = standIn().mails().stream().filter(mail -> mail.to().equals(to)).toList();
        assertEquals(1, mails.size());
        return mails.getFirst();
    }

    private static void send(Environment environment, String to) {
        new MailSender(environment).send(new Mail(to, Language.GERMAN, "Für Ämter", "<p>Grüße</p>", "Grüße",
                "https://api.example/unsubscriptions"), ORGANISATION);
    }
}
