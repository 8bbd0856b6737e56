package org.resonanz.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.resonanz.local.RunningHost.ANNA;
import static org.resonanz.local.RunningHost.BEN;
import static org.resonanz.local.RunningHost.DORA;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.resonanz.local.http.LoopbackServer;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.template.Template;

/** Tests what a host finds that starts again on the same folder. */
class RestartTest {
    @RegisterExtension
    final CheckedResponses responses = new CheckedResponses();

    @TempDir
    private Path folder;
    private final int cloudPort = LoopbackServer.freePort();
    private final int deskPort = LoopbackServer.freePort();

    RestartTest() throws IOException {}

    @Test
    void requests_mails_teams_and_tokens_live_on_until_a_fresh_start() throws IOException {
        ProductClient product;
        try (var host = start(false)) {
            product = new ProductClient(host.cloud(), host.desk());
            host.once("first-teams", new FirstTeams(product)::put);
            var request = product.post(ANNA, "/requests", Map.of("teamId", "hr", "subject", "Bescheinigung"));
            product.post(BEN, "/requests/" + request.get("id") + "/completion", Map.of());
            product.clockTo(product.now());
        }
        try (var host = start(false)) {
            host.once("first-teams", () -> {
                throw new AssertionError("The teams were put before.");
            });
            assertEquals(1, requests(product));
            assertTrue(product.newMails().stream().anyMatch(mail -> !mail.ratingLinks().isEmpty()));
        }
        try (var host = start(true)) {
            assertEquals(0, requests(new ProductClient(host.cloud(), host.desk())));
            assertThrows(IllegalStateException.class, () -> requests(product), "The old token was taken.");
        }
    }

    @Test
    void what_fell_due_while_the_host_was_off_runs_in_order_and_at_its_time() throws IOException {
        Instant ended;
        try (var host = start(false)) {
            // Not after midnight: the first night is that after the day on which teams came.
            host.begin(Instant.parse("2026-03-02T12:00:00Z"));
            var product = new ProductClient(host.cloud(), host.desk());
            new FirstTeams(product).put();
            ended = product.now();
        }
        // As if three days of the wall had passed since the host ended.
        Files.writeString(folder.resolve("host.jsonl"), JSON.std.asString(Map.of("key", "clock", "value",
                Map.of("offset", Duration.between(Instant.now(), ended.plus(Duration.ofDays(3))).toString(),
                        "notPassed",
                        ended.toString())))
                + "\n", StandardOpenOption.APPEND);
        try (var host = start(false)) {
            var product = new ProductClient(host.cloud(), host.desk());
            var nights = ((List<?>) product.get(DORA, "/nights").get("nights")).stream()
                    .map(night -> (Map<?, ?>) night).toList();
            assertEquals(3, nights.size());
            nights.forEach(night -> assertTrue(ProductClient.text(night, "startedAt").matches(".*T0[12]:15:.*"),
                    night::toString));
            assertFalse(product.now().isBefore(ended.plus(Duration.ofDays(3))));
        }
    }

    private static int requests(ProductClient product) {
        return ((List<?>) product.get(ANNA, "/requests?as=requester").get("requests")).size();
    }

    private Host start(boolean fresh) throws IOException {
        var template = Template.find();
        return Host.start(new HostSettings(template, cloudPort, deskPort, "",
                template.resolveSibling("infrastructure/intranet/target/site"), folder, fresh, null),
                responses::around);
    }
}
