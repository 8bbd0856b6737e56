package org.resonanz.rehearsal.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.resonanz.rehearsal.replay.TicketLog.Entry;
import org.resonanz.rehearsal.replay.TicketLog.Event;

/** Checks a log line by line and collects all faults, so that they can be mended at once. Mutable. */
final class LogLines {
    private static final List<String> COLUMNS = List.of("at", "event", "externalId", "requester", "customerTeam",
            "team", "subject");
    /** The most faults that the error message lists. */
    private static final int MOST_LISTED = 20;
    private static final String ADDRESS_PART = "[^\\s\\p{Z}\\p{C}@<>\",;:\\\\()\\[\\]]{1,120}";

    /** A line with all its cells. The time and the event are null if the line names none. */
    private record Line(long number, @Nullable Instant at, @Nullable Event event, CSVRecord cells) {
        String cell(String column) {
            return cells.get(column);
        }

        /** Returns the entry of a line without faults. */
        Entry entry() {
            return new Entry(number, Objects.requireNonNull(at), Objects.requireNonNull(event), cell("externalId"),
                    cell("requester"), cell("customerTeam"), cell("team"), cell("subject"));
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Line> last = new HashMap<>();
    private final int width;

    /** @param header the cells of the first line */
    LogLines(List<String> header) {
        this.width = header.size();
        COLUMNS.stream().filter(column -> !header.contains(column)).forEach(column -> fault(1, column, "is missing"));
    }

    /** Reads a line. If the log lacks a column, its lines are not checked. */
    void read(CSVRecord cells, long number) {
        if (cells.size() != width) {
            fault(number, "", "has " + cells.size() + " cells, the first line " + width);
        } else if (COLUMNS.stream().allMatch(cells::isMapped)) {
            var line = new Line(number, at(number, cells.get("at")), event(number, cells.get("event")), cells);
            checkForms(line);
            checkOrder(line);
            lines.add(line);
        }
    }

    /** Notes that a line cannot be read, and therefore none after it. */
    void breakOff(long line, String why) {
        fault(line, "", why);
    }

    /**
     * Returns the entries of all lines.
     *
     * @throws IOException if there was any fault; the message lists them
     */
    List<Entry> entries(Path file) throws IOException {
        if (!faults.isEmpty()) {
            var more = faults.size() > MOST_LISTED ? "\n… and " + (faults.size() - MOST_LISTED) + " more" : "";
            throw new IOException(faults.stream().limit(MOST_LISTED)
                    .collect(Collectors.joining("\n", file + " cannot be replayed:\n", more)));
        }
        if (lines.isEmpty()) {
            throw new IOException(file + " cannot be replayed: it holds no event.");
        }
        return lines.stream().map(Line::entry).toList();
    }

    private @Nullable Instant at(long line, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            fault(line, "at", quoted(text) + " is no time such as 2026-03-02T09:00:00Z");
            return null;
        }
    }

    private @Nullable Event event(long line, String text) {
        var event = Event.of(text);
        if (event.isEmpty()) {
            fault(line, "event", quoted(text) + " is none of "
                    + Stream.of(Event.values()).map(Event::word).collect(Collectors.joining(", ")));
        }
        return event.orElse(null);
    }

    /** Checks the cells for values that the API would refuse. */
    private void checkForms(Line line) {
        check(line, "externalId", "[\\x21-\\x7e]{1,255}", "1 to 255 visible ASCII characters");
        check(line, "requester", ADDRESS_PART + "(@" + ADDRESS_PART + ")?", "a mail address or its part before the @");
        checkTeam(line, "customerTeam");
        checkTeam(line, "team");
        check(line, "subject", "(?=.*\\S)[^\\p{Cc}\\p{Cs}\\u2028\\u2029]{1,200}", "one line of 1 to 200 characters");
    }

    private void checkTeam(Line line, String column) {
        check(line, column, "[a-z0-9][a-z0-9-]{0,62}", "a team's id (lower-case letters, digits, hyphens)");
    }

    private void check(Line line, String column, String form, String description) {
        if (!line.cell(column).matches(form)) {
            fault(line.number(), column, quoted(line.cell(column)) + " is not " + description);
        }
    }

    private void checkOrder(Line line) {
        var previous = lines.isEmpty() ? null : lines.getLast().at();
        if (previous != null && line.at() != null && line.at().isBefore(previous)) {
            fault(line.number(), "at", "is earlier than the line before");
        }
        var id = line.cell("externalId");
        var before = last.put(id, line);
        if (line.event() != null && !follows(before, line.event())) {
            fault(line.number(), "event", id + " cannot be " + line.event().word()
                    + (before == null ? " before it was created" : " after line " + before.number()));
        }
        if (before != null) {
            checkSame(line, before, "requester");
            checkSame(line, before, "customerTeam");
            checkSame(line, before, "team");
        }
    }

    /** Returns true if an event may follow the request's line before, also if the event of that line is unknown. */
    private static boolean follows(@Nullable Line before, Event event) {
        if (before == null) {
            return event == Event.CREATED || event == Event.HELPED;
        }
        return before.event() == null || switch (event) {
            case CREATED, HELPED -> false;
            case COMPLETED -> before.event() == Event.CREATED || before.event() == Event.REOPENED;
            case REOPENED -> before.event() == Event.COMPLETED;
        };
    }

    private void checkSame(Line line, Line before, String column) {
        if (!before.cell(column).equals(line.cell(column))) {
            fault(line.number(), column, "of " + line.cell("externalId") + " is " + quoted(line.cell(column))
                    + ", and was " + quoted(before.cell(column)));
        }
    }

    private void fault(long line, String column, String fault) {
        faults.add("line " + line + (column.isEmpty() ? ": " : ", " + column + ": ") + fault);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
