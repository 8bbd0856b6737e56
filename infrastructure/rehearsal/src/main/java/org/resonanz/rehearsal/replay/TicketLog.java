package org.resonanz.rehearsal.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What really happened, read from a CSV file with the columns {@code at} (ISO 8601 UTC), {@code event}
 * ({@code created}, {@code completed}, {@code reopened}), {@code externalId}, {@code requester},
 * {@code customerTeam}, {@code team}, {@code subject}, sorted by time.
 */
public record TicketLog(List<Entry> entries) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** What can happen to a request. */
    public enum Event {
        CREATED, COMPLETED, REOPENED
    }

    /** One line of the log. */
    public record Entry(Instant at, Event event, String externalId, String requester, String customerTeam, String team,
            String subject) {
    }

    /** Reads a log; a line that breaks the format is an error that names it. */
    public static TicketLog read(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file); var records = FORMAT.parse(reader)) {
            var entries = new ArrayList<Entry>();
            for (var record : records) {
                entries.add(entry(file, record));
                if (entries.size() > 1 && entries.getLast().at().isBefore(entries.get(entries.size() - 2).at())) {
                    throw new IOException(line(file, record) + "is earlier than the line before it");
                }
            }
            if (entries.isEmpty()) {
                throw new IOException(file + " holds no event");
            }
            return new TicketLog(Collections.unmodifiableList(entries));
        }
    }

    /** When the first event happened. */
    public Instant begin() {
        return entries.getFirst().at();
    }

    /** Ids of the teams that do the work. */
    public Set<String> providerTeams() {
        return entries.stream().map(Entry::team).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Ids of the teams that requesters belong to. */
    public Set<String> customerTeams() {
        return entries.stream().map(Entry::customerTeam).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Entry entry(Path file, CSVRecord record) throws IOException {
        try {
            return new Entry(Instant.parse(record.get("at")),
                    Event.valueOf(record.get("event").toUpperCase(Locale.ROOT)), record.get("externalId"),
                    record.get("requester"), record.get("customerTeam"), record.get("team"), record.get("subject"));
        } catch (DateTimeParseException | IllegalArgumentException broken) {
            throw new IOException(line(file, record) + broken.getMessage(), broken);
        }
    }

    private static String line(Path file, CSVRecord record) {
        return file + ", event " + record.getRecordNumber() + ": ";
    }
}
