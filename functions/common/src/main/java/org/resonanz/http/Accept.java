package org.resonanz.http;

import java.util.Arrays;
import java.util.Locale;

/** What a caller would rather have (RFC 9110, 12.5.1). */
final class Accept {

    private Accept() {
    }

    /** True where the header names {@code text/csv} and ranks JSON no higher. */
    static boolean prefersCsv(String header) {
        var csv = quality(header, "text/csv");
        return csv > 0 && csv >= quality(header, "application/json");
    }

    /** 0 where the type is not named. */
    private static double quality(String header, String type) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",")).map(String::strip)
                .filter(range -> range.split(";")[0].strip().equals(type)).mapToDouble(Accept::quality).max().orElse(0);
    }

    private static double quality(String range) {
        var q = range.replaceAll("(?s)^[^;]*(;\\s*(?!q=)[^;]*)*;\\s*q=", "");
        try {
            return q.equals(range) ? 1 : Double.parseDouble(q.split(";")[0].strip());
        } catch (NumberFormatException damaged) {
            return 1;
        }
    }
}
