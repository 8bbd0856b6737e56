package org.resonanz.local.options;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that keeps a host's data between starts, as it is before a host opens it. Looking at it changes nothing.
 */
public record DataFolder(Path path) {
    /** The file with the host's own state. */
    public static final String JOURNAL = "host.jsonl";
    /** The file of the table. */
    public static final String TABLE = "table.db";
    /** The file that says that the others are to be deleted. */
    public static final String DELETING = "deleting";
    /** The file that the host that uses the folder has locked. */
    public static final String LOCK = "lock";

    /** Returns the usual folder, which lies beside the template. */
    public static DataFolder beside(Path template) {
        return new DataFolder(template.resolveSibling(".resonanz"));
    }

    /** Returns true if a start would go on with data that are there. */
    public boolean holdsData() {
        return (Files.exists(path.resolve(JOURNAL)) || Files.exists(path.resolve(TABLE)))
                && !Files.exists(path.resolve(DELETING));
    }

    /** @throws IllegalArgumentException if another host uses the folder; the message says what to do */
    void requireFree() throws IOException {
        var lock = path.resolve(LOCK);
        if (Files.exists(lock) && !canLock(lock)) {
            throw new IllegalArgumentException(inUse());
        }
    }

    /** Returns the sentence that another host uses the folder, and what to do. */
    public String inUse() {
        return "Another host runs on the data in " + path.toAbsolutePath()
                + "; end it first, or name another folder by -D" + Option.DATA.property() + ".";
    }

    private static boolean canLock(Path lock) throws IOException {
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE); var held = channel.tryLock()) {
            return held != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }
}
