package org.resonanz.chaos.host;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the host notes of its queues, read while it writes. Mutable. */
public final class HostJournal {
    private static final String QUEUE = "queue/";

    private final Path file;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private int twice;
    private long read;

    HostJournal(Path file) {
        this.file = file;
    }

    /**
     * Writes a journal that a host begins with.
     *
     * @param values values by key
     */
    static void begin(Path file, Map<String, String> values) throws IOException {
        Files.createDirectories(file.getParent());
        var lines = new StringBuilder();
        for (var value : values.entrySet()) {
            lines.append(JSON.std.asString(Map.of("key", value.getKey(), "value", value.getValue()))).append('\n');
        }
        Files.writeString(file, lines);
    }

    /** Forgets what was read, because a host that starts writes its journal anew. */
    synchronized void startAgain() {
        read = 0;
        waiting.clear();
    }

    /** Returns the queues that hold messages now, each as often as it holds one. */
    public synchronized List<String> waiting() {
        readOn();
        return waiting.values().stream().sorted().toList();
    }

    /** Returns the dead-letter queues that hold messages now. */
    public Set<String> deadLetters() {
        var dead = new TreeSet<>(waiting());
        dead.removeIf(queue -> !queue.endsWith("DeadLetters"));
        return dead;
    }

    /** Returns how many messages came twice. */
    public synchronized int twice() {
        readOn();
        return twice;
    }

    /** Moves all dead letters back to their queues, as a redrive does. The host must not run. */
    void redrive() throws IOException {
        var text = Files.readString(file);
        Files.writeString(file, text.replaceAll("\"queue/(\\w+)DeadLetters/", "\"queue/$1Queue/"));
        startAgain();
    }

    private void readOn() {
        try (var journal = Files.newInputStream(file)) {
            journal.skipNBytes(read);
            var bytes = journal.readAllBytes();
            var end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            read += end;
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith("{\"key\":\"" + QUEUE)).forEach(this::take);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void take(String line) {
        var key = line.split("\"", 5)[3];
        if (line.contains(",\"value\":")) {
            var queue = key.split("/")[1];
            waiting.put(key, queue);
            // Each message has an id of its own, and those of one event say the same.
            if (keys.add(key) && !said.add(queue + line.replaceFirst("^.*?\"body\":", "").replaceFirst(
                    ",\"sentMillis\":\\d+", ""))) {
                twice++;
            }
        } else {
            waiting.remove(key);
        }
    }
}
