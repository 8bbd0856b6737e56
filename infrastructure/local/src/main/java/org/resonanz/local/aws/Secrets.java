package org.resonanz.local.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.resonanz.local.Deployment;
import org.resonanz.local.state.Journal;

/** The template's secrets, whose values are generated when the host starts for the first time. */
public final class Secrets {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Map<String, String> values = new ConcurrentHashMap<>();

    /**
     * Creates the secrets.
     *
     * @param known values by id of secrets whose values are known, in place of those that the template gives them
     */
    public Secrets(List<Deployment.Secret> secrets, Map<String, String> known, Journal journal) {
        for (var secret : secrets) {
            if (known.containsKey(secret.id())) {
                values.put(secret.id(), known.getOrDefault(secret.id(), ""));
                continue;
            }
            var found = journal.find("secret/" + secret.id());
            var value = found == null ? generate(secret) : found.toString();
            if (found == null) {
                journal.put("secret/" + secret.id(), value);
            }
            values.put(secret.id(), value);
        }
    }

    /**
     * Returns the value of a secret; empty if there is no such secret.
     *
     * @param arnOrName an ARN or a name that ends with the secret's logical id
     */
    Optional<String> find(String arnOrName) {
        return Optional.ofNullable(values.get(arnOrName.substring(arnOrName.lastIndexOf(':') + 1)));
    }

    private static String generate(Deployment.Secret secret) {
        if (secret.key() == null) {
            return secret.template();
        }
        try {
            var json = JSON.std.mapFrom(secret.template());
            json.put(secret.key(), new SecureRandom().ints(secret.length(), 0, LETTERS.length())
                    .mapToObj(index -> LETTERS.substring(index, index + 1)).collect(Collectors.joining()));
            return JSON.std.asString(json);
        } catch (IOException broken) {
            throw new UncheckedIOException("Resources." + secret.id() + ".SecretStringTemplate is not JSON.", broken);
        }
    }
}
