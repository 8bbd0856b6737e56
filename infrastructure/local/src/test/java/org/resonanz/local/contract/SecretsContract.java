package org.resonanz.local.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.resonanz.links.LinkKeys;
import org.resonanz.platform.aws.AwsClients;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** What the product relies on of Secrets Manager. */
interface SecretsContract extends Contract {
    @Test
    default void the_link_keys_are_read() {
        var id = standIn().linkKeys();
        try (var secrets = AwsClients.secretsManager(standIn().environment())) {
            assertEquals(Set.of("initial"), new LinkKeys(secrets, id, Clock.systemUTC()).get().keys().keySet());
        }
    }

    @Test
    default void a_link_key_that_was_added_is_read() {
        var id = standIn().linkKeys();
        var added = "{\"keys\":[{\"id\":\"added\",\"key\":\"" + "k".repeat(32)
                + "\",\"createdAt\":\"2026-11-22T09:30:00Z\"}]}";
        try (var secrets = AwsClients.secretsManager(standIn().environment())) {
            secrets.putSecretValue(put -> put.secretId(id).secretString(added));

            assertEquals(Set.of("added"), new LinkKeys(secrets, id, Clock.systemUTC()).get().keys().keySet());
        }
    }

    @Test
    default void a_secret_that_is_missing_is_not_found() {
        try (var secrets = AwsClients.secretsManager(standIn().environment())) {
            assertThrows(ResourceNotFoundException.class,
                    () -> secrets.getSecretValue(get -> get.secretId("missing")));
        }
    }
}
