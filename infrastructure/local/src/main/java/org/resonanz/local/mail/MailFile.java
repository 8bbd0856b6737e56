package org.resonanz.local.mail;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The mails of a host outside its memory: a clock that moves by a year sends more than fit there. The file goes with
 * the host; what lasts is the journal. Not for use by threads at the same time.
 */
final class MailFile implements AutoCloseable {
    // Not a channel: interrupting the reading thread would close it.
    private final RandomAccessFile file;
    /** Where each mail ends, in bytes. */
    private long[] ends = new long[64];
    private int count;

    MailFile() {
        try {
            var path = Files.createTempFile("resonanz-mails", ".jsonl");
            file = new RandomAccessFile(path.toFile(), "rw");
            deleteWithHost(path);
        } catch (IOException failed) {
            throw new UncheckedIOException("There is no place for mails.", failed);
        }
    }

    /** Lets the file go however the host ends, where the system deletes files that are open. */
    private static void deleteWithHost(Path path) {
        try {
            Files.delete(path);
        } catch (IOException notWhileOpen) {
            path.toFile().deleteOnExit();
        }
    }

    int count() {
        return count;
    }

    /** Adds a mail at the end. */
    void add(Mailbox.SentMail mail) {
        try {
            var json = JSON.std.asBytes(mail);
            file.seek(begin(count));
            file.write(json);
            if (count == ends.length) {
                ends = Arrays.copyOf(ends, 2 * count);
            }
            ends[count] = begin(count) + json.length;
            count++;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the mail with a number, from 0 on, as its JSON object. */
    Map<String, Object> get(int number) {
        try {
            var json = new byte[(int) (ends[number] - begin(number))];
            file.seek(begin(number));
            file.readFully(json);
            return JSON.std.mapFrom(json);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private long begin(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
