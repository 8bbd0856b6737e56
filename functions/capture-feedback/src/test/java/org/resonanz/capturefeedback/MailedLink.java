package org.resonanz.capturefeedback;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.testing.LocalTable;
import org.resonanz.testing.TestClock;

/**
 * The state in which tests of the link to rate start: hr has completed Anna's request, and she has the mail but has not
 * looked.
 */
abstract class MailedLink {
    @RegisterExtension
    static final LocalTable TABLE = new LocalTable();

    final TestClock clock = TestClock.at("2026-11-22T09:30:00Z");
    final RatedWork work = RatedWork.in(TABLE);
    final String token = work.token(1);
    final CaptureFeedbackHandler handler = new CaptureFeedbackHandler(TABLE.environment(), clock);
    final RatingBrowser browser = new RatingBrowser(handler, clock);
}
