package org.resonanz.bench.coldstart;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.resonanz.template.Template;

/**
 * The files of {@code events/}: the small company that they work on, with all its dates moved as if today were the day of
 * the events, as {@code events/seed} does.
 */
final class CompanyFile {
    private static final Path FOLDER = Template.find().toAbsolutePath().resolveSibling("events");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final Pattern DATE = Pattern.compile("20\\d{2}-\\d{2}-\\d{2}");
    private static final Pattern WEEK = Pattern.compile("2026-W(4\\d)");
    /** The most items that DynamoDB takes at once. */
    private static final int AT_ONCE = 25;

    private CompanyFile() {}

    /** Returns the text of a file as it stands. */
    static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    /** Returns the text of a file with its dates moved. */
    static String moved(String file) throws IOException {
        var today = LocalDate.now(ZoneOffset.UTC);
        var days = ChronoUnit.DAYS.between(DAY, today);
        var dates = DATE.matcher(text(file))
                .replaceAll(date -> LocalDate.parse(date.group()).plusDays(days).toString());
        return WEEK.matcher(dates).replaceAll(week -> week(today.plusWeeks(Long.parseLong(week.group(1)) - 47)));
    }

    private static String week(LocalDate day) {
        return String.format("%d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /** Returns the requests that write the company into the table. */
    static List<String> writes() throws IOException {
        var items = JSON.std.listFrom(moved("data.json"));
        var requests = new ArrayList<String>();
        for (var from = 0; from < items.size(); from += AT_ONCE) {
            var puts = items.subList(from, Math.min(from + AT_ONCE, items.size())).stream()
                    .map(item -> Map.of("PutRequest", Map.of("Item", item))).toList();
            requests.add(JSON.std.asString(Map.of("RequestItems", Map.of("resonanz", puts))));
        }
        return requests;
    }

    /** Returns the variables of all functions. */
    static Map<String, Object> variables() throws IOException {
        return JSON.std.mapFrom(JSON.std.asString(JSON.std.mapFrom(text("env.json")).get("Parameters")));
    }
}
