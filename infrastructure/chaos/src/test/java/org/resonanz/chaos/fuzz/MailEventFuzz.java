package org.resonanz.chaos.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.resonanz.recordmailevent.RecordMailEventHandler;
import org.resonanz.testing.ConsoleLog;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.Samples;
import org.resonanz.testing.TestClock;

/**
 * Sends events of mails, one in each message. A message that is none goes back to the queue by the refusal that is
 * documented, and nothing else.
 */
class MailEventFuzz extends Fuzz {
    private static final LocalTable TABLE = new LocalTable();
    private static final Pattern FAILURE = Pattern.compile("failed: ([\\w.$]+)");
    /** What is no JSON, what is no event of a mail, and what came as far as to write. */
    private static final Pattern DOCUMENTED = Pattern.compile("java\\.lang\\.IllegalArgumentException"
            + "|java\\.io\\.IOException|com\\.fasterxml\\.jackson\\..*|software\\.amazon\\.awssdk\\..*");
    private static final RecordMailEventHandler HANDLER = handler();

    private static RecordMailEventHandler handler() {
        TABLE.renew();
        return new RecordMailEventHandler(TABLE.environment(), TestClock.at("2026-11-22T09:32:00Z"));
    }

    @Override
    void send(byte[] input) {
        var event = Map.of("Records", List.of(Map.of("messageId", "1", "eventSource", "aws:sqs",
                "body", new String(input, UTF_8))));
        TABLE.meter().reset();
        TABLE.meter().refuse(call -> !call.equals("GetItem"));
        var log = ConsoleLog.of(() -> Samples.invoke(HANDLER, event));
        TABLE.meter().reset();
        var failure = FAILURE.matcher(log);
        if (failure.find()) {
            assertTrue(DOCUMENTED.matcher(failure.group(1)).matches(), failure.group(1));
        }
    }
}
