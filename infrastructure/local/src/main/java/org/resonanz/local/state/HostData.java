package org.resonanz.local.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.resonanz.dynamodb.EmbeddedDynamoDb;

/** All data of a host, either in memory or in a folder that outlives it: the table's file and the journal. */
public final class HostData implements AutoCloseable {
    private static final String JOURNAL = "host.jsonl";
    private static final String TABLE = "table.db";
    /** The file that says that the others are to be deleted. */
    private static final String DELETING = "deleting";

    private final @Nullable Path folder;
    private final @Nullable FileChannel lock;
    private final Journal journal;
    private final @Nullable Snapshot beginning;

    private HostData(@Nullable Path folder, @Nullable FileChannel lock, Journal journal,
            @Nullable Snapshot beginning) {
        this.folder = folder;
        this.lock = lock;
        this.journal = journal;
        this.beginning = beginning;
    }

    /** Returns data that end with the host. */
    public static HostData inMemory() {
        return new HostData(null, null, Journal.inMemory(), null);
    }

    /** Opens a folder that begins with nothing; see {@link #open(Path, boolean, Supplier)}. */
    public static HostData open(Path folder, boolean fresh) throws IOException {
        return open(folder, fresh, null);
    }

    /**
     * Opens a folder, for one host at a time.
     *
     * @param fresh     true to delete what is there
     * @param beginning what an empty folder begins with, null for nothing
     * @throws IOException if another host uses the folder, or it cannot be read or written; the message says so
     */
    public static HostData open(Path folder, boolean fresh, @Nullable Supplier<Snapshot> beginning)
            throws IOException {
        Files.createDirectories(folder);
        var lock = lock(folder);
        try {
            if (fresh) {
                mark(folder);
            }
            deleteMarked(folder);
            var journal = folder.resolve(JOURNAL);
            if (beginning == null || Files.exists(journal) || Files.exists(folder.resolve(TABLE))) {
                return new HostData(folder, lock, Journal.open(journal), null);
            }
            // Until all of it is there, the next start deletes it and begins anew.
            mark(folder);
            var snapshot = beginning.get();
            return new HostData(folder, lock, Journal.begin(journal, snapshot.state()), snapshot);
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Reported below as any other.
        }
        channel.close();
        throw new IOException("Another host runs on the data in " + folder.toAbsolutePath()
                + "; end it first, or name another folder by -Dresonanz.data.");
    }

    private static void mark(Path folder) throws IOException {
        Files.writeString(folder.resolve(DELETING), "");
    }

    /** Deletes the data if that was asked for now, or by a start that did not come to its end. */
    private static void deleteMarked(Path folder) throws IOException {
        if (Files.exists(folder.resolve(DELETING))) {
            EmbeddedDynamoDb.endLeftOver(folder.resolve(TABLE));
            for (var name : new String[]{JOURNAL, TABLE, TABLE + "-wal", TABLE + "-shm", DELETING}) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Returns the host's own state. */
    public Journal journal() {
        return journal;
    }

    /** Returns what the table, which is empty, begins with; empty if it is not empty or begins with nothing. */
    public Optional<Snapshot> beginning() {
        return Optional.ofNullable(beginning);
    }

    /** Notes that the table holds all that it begins with. */
    public void begun() throws IOException {
        if (folder != null) {
            Files.deleteIfExists(folder.resolve(DELETING));
        }
    }

    /**
     * Starts the server of the table. When it ends, the journal is closed, so that the host does not note as given up
     * what only failed because of that.
     */
    public EmbeddedDynamoDb startTable() {
        if (folder == null) {
            return EmbeddedDynamoDb.start();
        }
        var server = EmbeddedDynamoDb.start(folder.resolve(TABLE));
        server.onExit(journal::close);
        return server;
    }

    @Override
    public void close() throws IOException {
        journal.close();
        if (lock != null) {
            lock.close();
        }
    }
}
