package org.resonanz.local.bus;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.resonanz.template.TemplateException;
import software.amazon.event.ruler.Ruler;

/** Event patterns, matched by the library that AWS made for them. */
public final class Patterns {

    private Patterns() {}

    /** A pattern as JSON text, from the form in which the template holds it. */
    public static String json(Object pattern) {
        try {
            return JSON.std.asString(pattern);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Complains of a pattern that could match nothing, at the start and not when the first event comes. */
    public static void check(String path, String pattern) {
        try {
            matches(pattern, "{}");
        } catch (TemplateException broken) {
            throw new TemplateException(path + ": " + broken.getMessage());
        }
    }

    /**
     * True where the event matches.
     *
     * @param event JSON text
     */
    public static boolean matches(String pattern, String event) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception broken) {
            throw new TemplateException("The event pattern " + pattern + " is not understood: " + broken.getMessage());
        }
    }
}
