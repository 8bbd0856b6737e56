package org.resonanz.importtickets;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.texts.PlainText;

/** The members of a tool's own JSON, of which only those that are asked for are looked at. */
record Members(Map<?, ?> map) {

    /** Parses a body; empty if it is no JSON object. */
    static Optional<Members> parse(String text) {
        try {
            return JSON.std.anyFrom(text) instanceof Map<?, ?> map ? Optional.of(new Members(map)) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /** Returns an inner object, one without members if there is none. */
    Members object(String name) {
        return new Members(map.get(name) instanceof Map<?, ?> inner ? inner : Map.of());
    }

    /** Returns the objects of a list, none if there is no list. */
    List<Members> objects(String name) {
        return map.get(name) instanceof List<?> list
                ? list.stream().filter(Map.class::isInstance).map(one -> new Members((Map<?, ?>) one)).toList()
                : List.of();
    }

    /** Returns a text or a number as a text, null if it is absent or blank. */
    @Nullable
    String text(String name) {
        var value = map.get(name);
        return value instanceof Number || (value instanceof String text && !PlainText.isBlank(text))
                ? value.toString().strip()
                : null;
    }

    /** Returns a text, empty if it is absent. */
    String textOr(String name, String fallback) {
        var text = text(name);
        return text == null ? fallback : text;
    }

    /** Returns true if a member is there and not null. */
    boolean has(String name) {
        return map.get(name) != null;
    }
}
