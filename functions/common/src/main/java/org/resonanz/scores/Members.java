package org.resonanz.scores;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object that was published. Members that must be there and are not are an
 * {@link IllegalStateException}.
 */
record Members(Map<?, ?> json) {

    static Members parse(String text) {
        try {
            return new Members(JSON.std.mapFrom(text));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    int whole(String name) {
        return ((Number) required(name)).intValue();
    }

    double number(String name) {
        return ((Number) required(name)).doubleValue();
    }

    @Nullable
    Double optionalNumber(String name) {
        return json.get(name) instanceof Number number ? number.doubleValue() : null;
    }

    String text(String name) {
        return (String) required(name);
    }

    @Nullable
    String optionalText(String name) {
        return (String) json.get(name);
    }

    boolean flag(String name) {
        return (Boolean) required(name);
    }

    LocalDate day(String name) {
        return LocalDate.parse(text(name));
    }

    List<Integer> wholes(String name) {
        return ((List<?>) required(name)).stream().map(Integer.class::cast).toList();
    }

    List<Members> objects(String name) {
        return ((List<?>) required(name)).stream().map(object -> new Members((Map<?, ?>) object)).toList();
    }

    Members object(String name) {
        return new Members((Map<?, ?>) required(name));
    }

    Optional<Members> optionalObject(String name) {
        return json.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
    }

    private Object required(String name) {
        var value = json.get(name);
        if (value == null) {
            throw new IllegalStateException("A score has no " + name + ".");
        }
        return value;
    }
}
