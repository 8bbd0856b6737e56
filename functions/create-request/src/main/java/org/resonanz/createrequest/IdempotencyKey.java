package org.resonanz.createrequest;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.resonanz.people.Caller;
import org.resonanz.requests.DerivedId;

/** The id of a new request: derived from the caller and their idempotency key, or random if they sent none. */
record IdempotencyKey(UUID requestId) {

    /**
     * Returns the id that belongs to a caller's key.
     *
     * @param key the key as it was sent, null if none was
     * @return empty if the key is too long or holds other characters than visible ASCII
     */
    static Optional<IdempotencyKey> of(@Nullable String key, Caller caller) {
        if (key == null) {
            return Optional.of(new IdempotencyKey(UUID.randomUUID()));
        }
        if (!key.matches("[\\x21-\\x7e]{1,255}")) {
            return Optional.empty();
        }
        var subject = Objects.requireNonNullElse(caller.subject(), caller.email());
        return Optional.of(new IdempotencyKey(DerivedId.of(subject + "\u0000" + key)));
    }
}
