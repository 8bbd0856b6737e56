package org.resonanz.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.platform.aws.Environment;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.texts.Language;
import org.resonanz.testing.LocalTable;
import software.amazon.awssdk.core.exception.SdkException;

/** Tests that a mail is not sent again when the connection breaks before the response. */
class LostConnectionTest {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void a_mail_that_ses_took_without_a_response_is_not_sent_again() throws IOException {
        try (var ses = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(ses));
            var environment = new HashMap<>(TABLE.environment());
            environment.put("AWS_ENDPOINT_URL_SESV2", "http://127.0.0.1:" + ses.getLocalPort());
            var sender = new MailSender(new Environment(environment));
            var mail = new Mail("anna@resonanz.example", Language.GERMAN, "Grüße", "<p>Grüße</p>", "Grüße");

            sender.send(mail, Organisation.unnamed());
            assertThrows(SdkException.class, () -> sender.send(mail, Organisation.unnamed()));
            assertEquals(2, requests.get());
        }
    }

    /** Responds to the first request and keeps the connection, then breaks it after each further request. */
    private void serve(ServerSocket ses) {
        while (!ses.isClosed()) {
            try (var connection = ses.accept()) {
                read(connection);
                if (requests.incrementAndGet() == 1) {
                    connection.getOutputStream().write(("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                            + "content-length: 2\r\n\r\n{}").getBytes(StandardCharsets.US_ASCII));
                    read(connection);
                    requests.incrementAndGet();
                }
            } catch (IOException closed) {
                // The test is over.
            }
        }
    }

    /** Reads a request to its end. */
    private static void read(Socket connection) throws IOException {
        var input = connection.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var letter = input.read();
            if (letter < 0) {
                throw new EOFException();
            }
            head.append((char) letter);
        }
        var length = LENGTH.matcher(head);
        input.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    }
}
