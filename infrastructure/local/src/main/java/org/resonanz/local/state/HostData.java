package org.resonanz.local.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.resonanz.dynamodb.EmbeddedDynamoDb;

/** All data of a host, either in memory or in a folder that outlives it: the table's file and the journal. */
public final class HostData implements AutoCloseable {
    private static final String JOURNAL = "host.jsonl";
    private static final String TABLE = "table.db";

    private final @Nullable Path folder;
    private final @Nullable FileChannel lock;
    private final Journal journal;

    private HostData(@Nullable Path folder, @Nullable FileChannel lock, Journal journal) {
        this.folder = folder;
        this.lock = lock;
        this.journal = journal;
    }

    /** Returns data that end with the host. */
    public static HostData inMemory() {
        return new HostData(null, null, Journal.inMemory());
    }

    /**
     * Opens a folder, for one host at a time.
     *
     * @param fresh true to delete what is there
     * @throws IOException if another host uses the folder, or it cannot be read or written; the message says so
     */
    public static HostData open(Path folder, boolean fresh) throws IOException {
        Files.createDirectories(folder);
        var lock = lock(folder);
        try {
            if (fresh) {
                Files.writeString(folder.resolve("deleting"), "");
            }
            deleteMarked(folder);
            return new HostData(folder, lock, Journal.open(folder.resolve(JOURNAL)));
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

    /** Deletes the data if that was asked for now, or by a start that did not come to its end. */
    private static void deleteMarked(Path folder) throws IOException {
        if (Files.exists(folder.resolve("deleting"))) {
            EmbeddedDynamoDb.endLeftOver(folder.resolve(TABLE));
            for (var name : new String[]{JOURNAL, TABLE, TABLE + "-wal", TABLE + "-shm", "deleting"}) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Returns the host's own state. */
    public Journal journal() {
        return journal;
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
