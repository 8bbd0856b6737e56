package org.resonanz.local.options;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** The options that can be given to {@code mvn -Plocal}. */
public enum Option {
    /** Port of the API. */
    PORT("port"),
    /** Port of the desk. */
    DESK_PORT("deskPort"),
    /** Endpoint of another DynamoDB. */
    DYNAMODB("dynamodb"),
    /** Whether the invented company is there, or made anew. */
    DEMO("demo"),
    /** The log to replay. */
    REPLAY("replay"),
    /** Whether a rater answers the invitations of a replay. */
    RATE("rate"),
    /** Seed of all that is invented. */
    SEED("seed"),
    /** Whether the host ends after a replay or the demo. */
    EXIT("exit"),
    /** Folder of the data. */
    DATA("data"),
    /** Whether the data that are there are deleted. */
    FRESH("fresh");

    private final String property;

    Option(String name) {
        this.property = "resonanz." + name;
    }

    /** Returns the name of its system property. */
    public String property() {
        return property;
    }

    /** Returns the option that a system property gives. */
    static Optional<Option> of(String property) {
        return Arrays.stream(values()).filter(option -> option.property.equals(property)).findFirst();
    }

    /** Returns the option whose property differs least from an unknown one. */
    static Option likeliest(String unknown) {
        return Arrays.stream(values()).min(Comparator.comparingInt(option -> distance(option.property, unknown)))
                .orElseThrow();
    }

    /**
     * Returns how many letters must be put in, left out or replaced to make one text of another; case is no difference.
     * (Levenshtein 1966.)
     */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        Arrays.setAll(row, column -> column);
        for (var line = 1; line <= one.length(); line++) {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= other.length(); column++) {
                var same = Character.toLowerCase(one.charAt(line - 1)) == Character
                        .toLowerCase(other.charAt(column - 1));
                var replaced = diagonal + (same ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
