package org.resonanz.importtickets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times that ticket tools write. */
final class Times {
    private static final Pattern DIGITS = Pattern.compile("\\d{9,14}");
    private static final Pattern ZONE_WITHOUT_COLON = Pattern.compile("([+-]\\d{2})(\\d{2})$");
    private static final Pattern ZONE = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})$");
    private static final Pattern WITHOUT_SECONDS = Pattern.compile("(T\\d{2}:\\d{2})(?=Z|[+-])");
    private static final long MILLIS_FROM = 100_000_000_000L;

    private Times() {}

    /**
     * Returns a time: ISO 8601, also with a space between day and time, without seconds, without a zone (then UTC) or
     * with a zone without colon; or seconds or milliseconds since 1970. Empty for anything else, and for null.
     */
    static Optional<Instant> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(DIGITS.matcher(text).matches() ? epoch(Long.parseLong(text)) : iso(text));
        } catch (DateTimeException broken) {
            return Optional.empty();
        }
    }

    private static Instant epoch(long number) {
        return number < MILLIS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }

    private static Instant iso(String text) {
        var joined = text.strip().replaceFirst(" UTC$", "Z").replaceFirst(" (?=\\d)", "T").replace(" ", "");
        var zoned = ZONE_WITHOUT_COLON.matcher(joined).replaceFirst(joined.contains("T") ? "$1:$2" : "$0");
        var whole = ZONE.matcher(zoned).matches() ? zoned : zoned + "Z";
        return OffsetDateTime.parse(WITHOUT_SECONDS.matcher(whole).replaceFirst("$1:00")).toInstant();
    }
}
