package org.resonanz.rehearsal.replay;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * The events of a ticket tool, read from a CSV file with the columns {@code at} (ISO 8601 UTC), {@code event}
 * ({@code created}, {@code completed}, {@code reopened}, {@code helped}), {@code externalId}, {@code requester},
 * {@code customerTeam}, {@code team} and {@code subject}, sorted by time.
 */
public record TicketLog(List<Entry> entries) {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    public TicketLog {
        entries = List.copyOf(entries);
    }

    /** A kind of event. {@code HELPED} is help without a ticket, which its requester enters: nothing follows it. */
    public enum Event {
        CREATED, COMPLETED, REOPENED, HELPED;

        /** Returns the word for the event in a log. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the event of a word; empty if there is none. */
        static Optional<Event> of(String word) {
            return Stream.of(values()).filter(event -> event.word().equals(word)).findFirst();
        }
    }

    /**
     * One line of the log.
     *
     * @param line      its number in the file, from 1
     * @param requester a mail address, or a name that becomes one of the invented company
     */
    public record Entry(long line, Instant at, Event event, String externalId, String requester, String customerTeam,
            String team, String subject) {
    }

    /**
     * Reads a log and checks all of it.
     *
     * @throws IOException if it has faults; the message names the line and column of each
     */
    public static TicketLog read(Path file) throws IOException {
        try (var records = FORMAT.parse(new StringReader(text(file)))) {
            var lines = new LogLines(records.getHeaderNames());
            var rest = records.iterator();
            var line = records.getCurrentLineNumber() + 1;
            try {
                for (; rest.hasNext(); line = records.getCurrentLineNumber() + 1) {
                    lines.read(rest.next(), line);
                }
            } catch (UncheckedIOException broken) {
                lines.breakOff(line, String.valueOf(Objects.requireNonNull(broken.getCause()).getMessage()));
            }
            return new TicketLog(lines.entries(file));
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + " to replay.");
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var text = CharBuffer.allocate(bytes.remaining());
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            var before = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            throw new IOException(file + " cannot be replayed:\nline " + before.split("\n", -1).length
                    + ": is no UTF-8");
        }
        return text.flip().toString();
    }

    /** Returns the time of the first event. */
    public Instant begin() {
        return entries.getFirst().at();
    }

    /** Returns the ids of the teams that do the work. */
    public Set<String> providerTeams() {
        return entries.stream().map(Entry::team).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the ids of the requesters' teams. */
    public Set<String> customerTeams() {
        return entries.stream().map(Entry::customerTeam).collect(Collectors.toCollection(TreeSet::new));
    }
}
