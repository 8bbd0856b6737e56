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
import org.resonanz.local.options.DataFolder;

/** All data of a host, either in memory or in a folder that outlives it: the table's file and the journal. */
public final class HostData implements AutoCloseable {
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
            var journal = folder.resolve(DataFolder.JOURNAL);
            if (beginning == null || new DataFolder(folder).holdsData()) {
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
        var channel = FileChannel.open(folder.resolve(DataFolder.LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Reported below as any other.
        }
        channel.close();
        throw new IOException(new DataFolder(folder).inUse());
    }

    private static void mark(Path folder) throws IOException {
        Files.writeString(folder.resolve(DataFolder.DELETING), "");
    }

    /** Deletes the data if that was asked for now, or by a start that did not come to its end. */
    private static void deleteMarked(Path folder) throws IOException {
        if (Files.exists(folder.resolve(DataFolder.DELETING))) {
            EmbeddedDynamoDb.endLeftOver(folder.resolve(DataFolder.TABLE));
            for (var name : new String[]{DataFolder.JOURNAL, DataFolder.TABLE, DataFolder.TABLE + "-wal",
                DataFolder.TABLE + "-shm", DataFolder.DELETING}) {
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
            Files.deleteIfExists(folder.resolve(DataFolder.DELETING));
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
        var server = EmbeddedDynamoDb.start(folder.resolve(DataFolder.TABLE));
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
