package org.resonanz.chaos.flood;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The answer of a door. */
record Answer(int status, String body) {
    static Answer of(byte[] response) {
        var json = read(new String(response, StandardCharsets.UTF_8));
        return new Answer((Integer) Objects.requireNonNull(json.get("statusCode")), String.valueOf(json.get("body")));
    }

    /** Requires a status; returns this answer. */
    Answer expect(int wanted) {
        if (status != wanted) {
            throw new IllegalStateException("Not " + wanted + " but " + status + ": " + body);
        }
        return this;
    }

    @Nullable
    Object get(String name) {
        return read(body).get(name);
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(json, broken);
        }
    }
}
