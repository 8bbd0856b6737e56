package org.resonanz.platform.aws;

import java.util.Map;

/** A function's environment variables, read once at start. */
public record Environment(Map<String, String> variables) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    /**
     * Returns the value of a variable that must be set.
     *
     * @throws IllegalStateException if it is not set or blank; the message names it
     */
    public String required(String name) {
        var value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("The environment variable " + name + " is not set.");
        }
        return value;
    }

    /** Returns the value of a variable, or {@code fallback} if it is not set or blank. */
    public String optional(String name, String fallback) {
        var value = variables.get(name);
        return value == null || value.isBlank() ? fallback : value;
    }
}
