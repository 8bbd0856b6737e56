package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.RatingBrowser;
import org.resonanz.rehearsal.users.User;
import org.resonanz.template.Template;

/** What is stored about a person, disclosed and erased through the product of the whole product. */
class DisclosureTest {
    private static final User ANNA = new User("anna", "Anna Albers", "de", List.of("team:marketing"));
    private static final User BEN = new User("ben", "Ben Brandt", "de", List.of("team:hr"));
    private static final User DORA = new User("dora", "Dora Dietrich", "de", List.of("admin"));

    private Host host;
    private ProductClient product;

    @BeforeEach
    void start() throws IOException {
        var template = Template.find();
        host = Host.start(new HostSettings(template, 0, 0, "", template.resolveSibling("infrastructure/intranet")));
        host.begin(Instant.parse("2026-03-02T09:00:00Z"));
        product = new ProductClient(host.cloud(), host.desk());
        new FirstTeams(product).put();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void done_reopened_done_again_and_rated_it_is_disclosed_whole_and_after_the_erasure_nothing_is() {
        var id = product.post(ANNA, "/requests", Map.of("teamId", "hr", "subject", "Bescheinigung")).get("id");
        complete(id, 1);
        product.clockTo(product.now().plus(Duration.ofHours(1)));
        product.post(ANNA, "/requests/" + id + "/reopening", Map.of("reason", "Das Datum fehlt."));
        product.clockTo(product.now().plus(Duration.ofHours(1)));
        complete(id, 2);
        var link = product.newMails().stream().map(Mail::ratingLinks).filter(links -> !links.isEmpty()).toList()
                .getLast()
                .getFirst();
        assertTrue(new RatingBrowser().rate(product, link, Map.of("comment", "Jetzt stimmt es.")));
        product.clockTo(product.now().plus(Duration.ofDays(10)));

        var request = (Map<?, ?>) requests().getFirst();
        assertEquals(2, request.get("completion"));
        var undone = (Map<?, ?>) ((List<?>) request.get("completions")).getFirst();
        assertEquals(1, undone.get("completion"));
        assertEquals(Duration.ofHours(2), Duration.between(Instant.parse(undone.get("completedAt").toString()),
                Instant.parse(request.get("completedAt").toString())).truncatedTo(ChronoUnit.HOURS));
        assertTrue(request.get("ratings").toString().contains("Jetzt stimmt es."));
        assertTrue(disclosure().toString().contains("DAY#2026-03"));

        assertEquals(1, product.post(DORA, "/erasures", Map.of("email", ANNA.email())).get("erasedRequests"));

        assertEquals(List.of(), requests());
        assertFalse(disclosure().toString().contains("DAY#"));
    }

    private void complete(Object id, int completion) {
        product.post(BEN, "/requests/" + id + "/completion", Map.of("completion", completion));
        product.clockTo(product.now());
    }

    private List<?> requests() {
        return (List<?>) disclosure().get("requests");
    }

    private Map<String, Object> disclosure() {
        return product.post(DORA, "/disclosures", Map.of("email", ANNA.email()));
    }
}
