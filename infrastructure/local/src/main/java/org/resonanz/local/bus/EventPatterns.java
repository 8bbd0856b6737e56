package org.resonanz.local.bus;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.resonanz.template.TemplateException;
import software.amazon.event.ruler.Ruler;

/** Matches events against event patterns, by AWS's own library (event-ruler). */
public final class EventPatterns {

    private EventPatterns() {}

    /** Returns a pattern as JSON text. */
    public static String json(Object pattern) {
        try {
            return JSON.std.asString(pattern);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /**
     * Checks a pattern when the host starts, before the first event comes.
     *
     * @param path the pattern's place in the template
     * @throws TemplateException if the pattern is invalid; the message names the path
     */
    public static void check(String path, String pattern) {
        try {
            matches(pattern, "{}");
        } catch (TemplateException broken) {
            throw new TemplateException(path + ": " + broken.getMessage());
        }
    }

    /**
     * Returns true if an event matches a pattern.
     *
     * @param event JSON text
     * @throws TemplateException if the pattern is invalid
     */
    public static boolean matches(String pattern, String event) {
        try {
            return Ruler.matchesRule(event, pattern);
        } catch (Exception broken) {
            throw new TemplateException("The event pattern " + pattern + " is not understood: " + broken.getMessage());
        }
    }
}
