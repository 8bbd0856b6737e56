package org.resonanz.local.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.resonanz.local.mail.Mailbox.SentMail;
import org.resonanz.local.state.Journal;

class MailboxTest {
    @Test
    void many_mails_come_back_whole_and_in_order() throws IOException {
        try (var mailbox = new Mailbox(Clock.systemUTC(), Journal.inMemory())) {
            IntStream.range(0, 200).forEach(number -> mailbox.send(mail(number)));

            assertEquals(200, mailbox.count());
            assertEquals(IntStream.range(0, 200).mapToObj(number -> "Für " + number).toList(),
                    mailbox.after(0).stream().map(SentMail::subject).toList());
            assertEquals(List.of("Für 199"), mailbox.after(199).stream().map(SentMail::subject).toList());
            assertEquals(List.of(), mailbox.after(201));
            var one = mailbox.get(77);
            assertEquals("77@resonanz.example|<p>77</p>|77|" + Map.of("From", "resonanz@resonanz.example"),
                    String.join("|", one.to(), one.html(), one.text(), one.headers().toString()));
        }
    }

    private static Map<String, Object> mail(int number) {
        return Map.of("FromEmailAddress", "resonanz@resonanz.example",
                "Destination", Map.of("ToAddresses", List.of(number + "@resonanz.example")),
                "Content", Map.of("Simple", Map.of("Subject", Map.of("Data", "Für " + number),
                        "Body", Map.of("Html", Map.of("Data", "<p>" + number + "</p>"),
                                "Text", Map.of("Data", String.valueOf(number))))));
    }
}
