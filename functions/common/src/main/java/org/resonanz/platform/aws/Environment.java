package org.resonanz.platform.aws;

import java.util.Map;

/** A function's environment variables, read once at start; a missing or bad one fails by its name. */
public record Environment(Map<String, String> variables) {

    /** The value of a variable that must be set. */
    public String required(String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set.");
        }
        return value;
    }

    /** The value of a variable, or {@code fallback} where it is not set. */
    public String optional(String name, String fallback) {
        var value = variables.get(name);
        return value == null || value.isBlank() ? fallback : value;
    }
}
