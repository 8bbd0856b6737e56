package org.resonanz.local.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The host's own state: values by key, as JSON lines that are only appended, {@code {"key": …, "value": …}}, without
 * value for a removed key. A line is with the operating system when the call returns, so that it survives the end of
 * this process by whatever means, though not a power cut. When the journal is opened, what was removed or replaced is
 * left out of the file, and so is a last line that was not written whole.
 */
public final class Journal implements AutoCloseable {
    private final Map<String, Object> found;
    private final @Nullable Path path;
    private final @Nullable OutputStream file;
    private boolean closed;

    private Journal(Map<String, Object> found, @Nullable Path path, @Nullable OutputStream file) {
        this.found = found;
        this.path = path;
        this.file = file;
    }

    /** Returns an empty journal that keeps nothing. */
    public static Journal inMemory() {
        return new Journal(new LinkedHashMap<>(), null, null);
    }

    /** Opens a journal, which is empty if the file is not there. */
    static Journal open(Path path) throws IOException {
        return open(path, read(path));
    }

    /** Begins a journal that holds some values, in place of what is there. */
    static Journal begin(Path path, Map<String, Object> values) throws IOException {
        return open(path, new LinkedHashMap<>(values));
    }

    private static Journal open(Path path, Map<String, Object> found) throws IOException {
        var compact = path.resolveSibling(path.getFileName() + ".new");
        try (var lines = Files.newBufferedWriter(compact)) {
            for (var entry : found.entrySet()) {
                lines.write(line(entry.getKey(), entry.getValue()));
            }
        }
        Files.move(compact, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        // Not a channel: interrupting the writing thread would close it.
        return new Journal(found, path, new FileOutputStream(path.toFile(), true));
    }

    /** Returns all values that the journal keeps now, by key; nothing if it keeps nothing. */
    public synchronized Map<String, Object> values() throws IOException {
        return path == null ? Map.of() : read(path);
    }

    /** Returns what was found under a key when the journal was opened; null if there was nothing. */
    public synchronized @Nullable Object find(String key) {
        return found.get(key);
    }

    /**
     * Returns what was found under keys with a prefix when the journal was opened, by the rest of the key, oldest first.
     * A second call finds nothing.
     */
    public synchronized Map<String, Object> takeAll(String prefix) {
        var taken = new LinkedHashMap<String, Object>();
        found.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                taken.put(key.substring(prefix.length()), value);
            }
        });
        taken.keySet().forEach(rest -> found.remove(prefix + rest));
        return taken;
    }

    /**
     * Keeps a value.
     *
     * @param value anything that has a JSON form
     * @throws JournalClosedException if the journal is closed
     */
    public void put(String key, Object value) {
        append(key, value);
    }

    /**
     * Forgets a value.
     *
     * @throws JournalClosedException if the journal is closed
     */
    public void remove(String key) {
        append(key, null);
    }

    private synchronized void append(String key, @Nullable Object value) {
        if (file == null) {
            return;
        }
        if (closed) {
            throw new JournalClosedException();
        }
        try {
            file.write(line(key, value).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            // Half a line may stand there now, and nothing may follow it.
            close();
            throw new UncheckedIOException("The host's state cannot be written.", failed);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (file != null && !closed) {
                closed = true;
                file.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, Object> read(Path path) throws IOException {
        var found = new LinkedHashMap<String, Object>();
        var text = Files.exists(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
        var begin = 0;
        for (var end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            var entry = entry(text.substring(begin, end));
            var key = String.valueOf(entry.get("key"));
            found.remove(key);
            if (entry.get("value") != null) {
                found.put(key, entry.get("value"));
            }
            begin = end + 1;
        }
        return found;
    }

    private static Map<String, Object> entry(String line) throws IOException {
        try {
            return JSON.std.mapFrom(line);
        } catch (JacksonException broken) {
            throw new IOException("The host's journal is damaged: " + line + "; -Dresonanz.fresh begins anew.", broken);
        }
    }

    private static String line(String key, @Nullable Object value) throws IOException {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("key", key);
        if (value != null) {
            entry.put("value", value);
        }
        return JSON.std.asString(entry) + "\n";
    }
}
