package org.resonanz.chaos.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.resonanz.links.LinkKeys;
import org.resonanz.links.RatingToken;
import org.resonanz.testing.TestClock;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Reads secrets of link keys: what is taken signs links that are genuine, and all else is refused. */
class LinkKeysFuzz extends Fuzz {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final RatingToken TOKEN = new RatingToken(new UUID(1, 2), 3, NOW, NOW.plusSeconds(60));

    /** A Secrets Manager that holds one secret. */
    private record Secret(String text) implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            return GetSecretValueResponse.builder().secretString(text).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    @Override
    void send(byte[] input) {
        try {
            var ring = new LinkKeys(new Secret(new Message(List.of(), input).text()), "LinkKeys",
                    TestClock.at(NOW.toString())).get();
            assertEquals(Optional.of(TOKEN), RatingToken.verify(TOKEN.sign(ring), ring));
        } catch (IllegalStateException | UncheckedIOException refused) {
            // As documented.
        }
    }
}
