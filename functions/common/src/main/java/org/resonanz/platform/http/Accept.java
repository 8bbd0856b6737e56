package org.resonanz.platform.http;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the media type that a caller prefers (RFC 9110, 12.5.1). The JDK reads no Accept header but that of languages.
 */
final class Accept {
    /** The longest header that is read, in characters; browsers send some hundred. */
    private static final int LONGEST = 2_000;
    private static final Pattern WEIGHT = Pattern.compile("[01](\\.[0-9]{0,3})?");

    private Accept() {}

    /** Returns true if the header names {@code text/csv} and ranks JSON no higher. */
    static boolean prefersCsv(String header) {
        var csv = quality(header, "text/csv");
        return csv > 0 && csv >= quality(header, "application/json");
    }

    /** Returns the weight of a type, 0 if it is not named. */
    private static double quality(String header, String type) {
        return header.length() > LONGEST
                ? 0
                : Stream.of(header.toLowerCase(Locale.ROOT).split(","))
                        .map(range -> range.split(";", -1)).filter(range -> range[0].strip().equals(type))
                        .mapToDouble(Accept::quality).max().orElse(0);
    }

    /** Returns the first weight among the parameters; 1 if there is none, or it is no number. */
    private static double quality(String[] range) {
        var weight = Stream.of(range).skip(1).map(String::strip).filter(parameter -> parameter.startsWith("q="))
                .map(parameter -> parameter.substring(2).strip()).findFirst().orElse("");
        return WEIGHT.matcher(weight).matches() ? Double.parseDouble(weight) : 1;
    }
}
