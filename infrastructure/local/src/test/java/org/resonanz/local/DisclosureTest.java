package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;
import static org.resonanz.local.RunningHost.BEN;
import static org.resonanz.local.RunningHost.DORA;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;

/** Tests that everything stored about a person is disclosed and erased, through the whole product. */
class DisclosureTest {

    @RegisterExtension
    final RunningHost running = RunningHost.at(Instant.parse("2026-03-02T09:00:00Z"));

    @Test
    void done_reopened_done_again_and_rated_it_is_disclosed_whole_and_after_the_erasure_nothing_is() {
        var id = running.create(ANNA);
        complete(id, 1);
        running.product().clockTo(running.product().now().plus(Duration.ofHours(1)));
        running.product().post(ANNA, "/requests/" + id + "/reopening", Map.of("reason", "Das Datum fehlt."));
        running.product().clockTo(running.product().now().plus(Duration.ofHours(1)));
        complete(id, 2);
        var link = running.product().newMails().stream().map(Mail::ratingLinks).filter(links -> !links.isEmpty())
                .toList()
                .getLast()
                .getFirst();
        assertTrue(new RatingBrowser().rate(running.product(), link, Map.of("comment", "Jetzt stimmt es.")));
        running.product().clockTo(running.product().now().plus(Duration.ofDays(10)));

        var request = (Map<?, ?>) requests().getFirst();
        assertEquals(2, request.get("completion"));
        var undone = (Map<?, ?>) ((List<?>) request.get("completions")).getFirst();
        assertEquals(1, undone.get("completion"));
        assertEquals(Duration.ofHours(2), Duration.between(Instant.parse(undone.get("completedAt").toString()),
                Instant.parse(request.get("completedAt").toString())).truncatedTo(ChronoUnit.HOURS));
        assertTrue(request.get("ratings").toString().contains("Jetzt stimmt es."));
        assertTrue(disclosure().toString().contains("DAY#2026-03"));

        assertEquals(1, running.product().post(DORA, "/erasures", Map.of("email", ANNA.email())).get("erasedRequests"));

        assertEquals(List.of(), requests());
        assertFalse(disclosure().toString().contains("DAY#"));
    }

    private void complete(Object id, int completion) {
        running.product().post(BEN, "/requests/" + id + "/completion", Map.of("completion", completion));
        running.product().clockTo(running.product().now());
    }

    private List<?> requests() {
        return (List<?>) disclosure().get("requests");
    }

    private Map<String, Object> disclosure() {
        return running.product().post(DORA, "/disclosures", Map.of("email", ANNA.email()));
    }
}
