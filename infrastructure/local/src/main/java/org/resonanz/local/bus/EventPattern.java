package org.resonanz.local.bus;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.resonanz.template.TemplateException;
import software.amazon.event.ruler.Machine;

/** An event pattern, understood once and matched by AWS's own library (event-ruler). */
public final class EventPattern {
    private final String text;
    private final Machine machine;

    private EventPattern(String text, Machine machine) {
        this.text = text;
        this.machine = machine;
    }

    /**
     * Returns the pattern that a JSON text describes.
     *
     * @throws TemplateException if the pattern is invalid
     */
    public static EventPattern of(String pattern) {
        try {
            var machine = Machine.builder().build();
            machine.addRule("pattern", pattern);
            return new EventPattern(pattern, machine);
        } catch (IOException | RuntimeException broken) {
            throw misunderstood(pattern, broken);
        }
    }

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
            of(pattern).matches("{}");
        } catch (TemplateException broken) {
            throw new TemplateException(path + ": " + broken.getMessage());
        }
    }

    /**
     * Returns true if an event matches the pattern.
     *
     * @param event JSON text
     */
    public boolean matches(String event) {
        try {
            return !machine.rulesForJSONEvent(event).isEmpty();
        } catch (Exception broken) {
            throw misunderstood(text, broken);
        }
    }

    private static TemplateException misunderstood(String pattern, Exception broken) {
        return new TemplateException("The event pattern " + pattern + " is not understood: " + broken.getMessage());
    }
}
