package org.resonanz.rehearsal.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.resonanz.rehearsal.replay.TicketLog.Entry;
import org.resonanz.rehearsal.replay.TicketLog.Event;

/** Checks a log line by line and collects what is wrong, so that all of it can be mended at once. Mutable. */
final class LogLines {
    private static final List<String> COLUMNS = List.of("at", "event", "externalId", "requester", "customerTeam",
            "team", "subject");
    /** Most faults that are told. */
    private static final int TOLD = 20;
    private static final String ADDRESS_PART = "[^\\s\\p{Z}\\p{C}@<>\",;:\\\\()\\[\\]]{1,120}";

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Entry> last = new HashMap<>();
    private final int width;

    /** @param header the cells of the first line */
    LogLines(List<String> header) {
        this.width = header.size();
        COLUMNS.stream().filter(column -> !header.contains(column)).forEach(column -> fault(1, column, "is missing"));
    }

    /** Reads a line. Nothing is asked of the lines of a log that lacks a column. */
    void read(CSVRecord cells, long line) {
        if (cells.size() != width) {
            fault(line, "", "has " + cells.size() + " cells, the first line " + width);
        } else if (COLUMNS.stream().allMatch(cells::isMapped)) {
            var entry = new Entry(line, at(line, cells.get("at")), event(line, cells.get("event")),
                    cells.get("externalId"), cells.get("requester"), cells.get("customerTeam"), cells.get("team"),
                    cells.get("subject"));
            checkForms(entry);
            checkOrder(entry);
            entries.add(entry);
        }
    }

    /** Tells that a line, and so all after it, cannot be read. */
    void breakOff(long line, String why) {
        fault(line, "", why);
    }

    /**
     * Returns what the lines tell.
     *
     * @throws IOException where anything was wrong
     */
    List<Entry> entries(Path file) throws IOException {
        if (!faults.isEmpty()) {
            var more = faults.size() > TOLD ? "\n… and " + (faults.size() - TOLD) + " more" : "";
            throw new IOException(faults.stream().limit(TOLD)
                    .collect(Collectors.joining("\n", file + " cannot be replayed:\n", more)));
        }
        if (entries.isEmpty()) {
            throw new IOException(file + " cannot be replayed: it holds no event.");
        }
        return List.copyOf(entries);
    }

    private Instant at(long line, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException wrong) {
            fault(line, "at", quoted(text) + " is no time such as 2026-03-02T09:00:00Z");
            return null;
        }
    }

    private Event event(long line, String text) {
        var event = Event.of(text);
        if (event.isEmpty()) {
            fault(line, "event", quoted(text) + " is none of "
                    + Stream.of(Event.values()).map(Event::word).collect(Collectors.joining(", ")));
        }
        return event.orElse(null);
    }

    /** Checks what the API would refuse. */
    private void checkForms(Entry entry) {
        check(entry, "externalId", entry.externalId(), "[\\x21-\\x7e]{1,255}", "1 to 255 visible ASCII characters");
        check(entry, "requester", entry.requester(), ADDRESS_PART + "(@" + ADDRESS_PART + ")?",
                "a mail address or its part before the @");
        checkTeam(entry, "customerTeam", entry.customerTeam());
        checkTeam(entry, "team", entry.team());
        check(entry, "subject", entry.subject(), "(?=.*\\S)[^\\p{Cc}\\p{Cs}\\u2028\\u2029]{1,200}",
                "one line of 1 to 200 characters");
    }

    private void checkTeam(Entry entry, String column, String id) {
        check(entry, column, id, "[a-z0-9][a-z0-9-]{0,62}", "a team's id (lower-case letters, digits, hyphens)");
    }

    private void check(Entry entry, String column, String text, String form, String what) {
        if (!text.matches(form)) {
            fault(entry.line(), column, quoted(text) + " is not " + what);
        }
    }

    private void checkOrder(Entry entry) {
        var previous = entries.isEmpty() ? null : entries.getLast().at();
        if (previous != null && entry.at() != null && entry.at().isBefore(previous)) {
            fault(entry.line(), "at", "is earlier than the line before");
        }
        var before = last.put(entry.externalId(), entry);
        if (!follows(before, entry.event())) {
            fault(entry.line(), "event", entry.externalId() + " cannot be " + entry.event().word()
                    + (before == null ? " before it was created" : " after line " + before.line()));
        }
        if (before != null) {
            checkSame(entry, "requester", before.requester(), entry.requester());
            checkSame(entry, "customerTeam", before.customerTeam(), entry.customerTeam());
            checkSame(entry, "team", before.team(), entry.team());
        }
    }

    private static boolean follows(Entry before, Event event) {
        if (event == null || before != null && before.event() == null) {
            // Told already.
            return true;
        }
        return switch (event) {
            case CREATED -> before == null;
            case COMPLETED -> before != null && before.event() != Event.COMPLETED;
            case REOPENED -> before != null && before.event() == Event.COMPLETED;
        };
    }

    private void checkSame(Entry entry, String column, String before, String now) {
        if (!before.equals(now)) {
            fault(entry.line(), column,
                    "of " + entry.externalId() + " is " + quoted(now) + ", and was " + quoted(before));
        }
    }

    private void fault(long line, String column, String what) {
        faults.add("line " + line + (column.isEmpty() ? ": " : ", " + column + ": ") + what);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
