package org.resonanz.local;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LogLine;

/** Tests that one id leads through the log from the call that creates a request to the mail that asks about it. */
class CorrelationTest {
    @RegisterExtension
    final RunningHost running = RunningHost.now();

    @Test
    void one_id_leads_from_the_request_to_its_mail() {
        var id = new AtomicReference<String>();
        var lines = LogLine.of(() -> {
            id.set(running.create(RunningHost.ANNA));
            running.complete(RunningHost.BEN, id.get());
        });

        var correlated = lines.stream().filter(line -> id.get().equals(line.get("correlationId"))).toList();
        assertTrue(functions(correlated).containsAll(
                Set.of("CreateRequest", "PublishEvents", "CompleteRequest", "SendInvitation")), lines::toString);
        var mail = lines(correlated, "SendInvitation", "Mail sent").getFirst();
        assertEquals(lines(correlated, "PublishEvents", "Published RequestCompleted").getFirst().get("eventId"),
                mail.get("eventId"));
        assertTrue(mail.get("mailId") != null && mail.get("AWSRequestId") != null, mail::toString);
    }

    private static Set<?> functions(List<LogLine> lines) {
        return lines.stream().map(line -> line.get("function")).collect(toSet());
    }

    private static List<LogLine> lines(List<LogLine> lines, String function, String message) {
        return lines.stream().filter(line -> function.equals(line.get("function"))
                && message.equals(line.get("message"))).toList();
    }
}
