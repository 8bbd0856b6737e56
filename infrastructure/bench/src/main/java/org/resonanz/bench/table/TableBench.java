package org.resonanz.bench.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Prints what one PutItem to the embedded DynamoDB takes as its table grows: without a stream, with one as the host has
 * it, and with one that is not indexed, as the server has it.
 */
public final class TableBench {
    private static final long SEED = 14;
    private static final List<Integer> SIZES = List.of(1_000, 5_000, 10_000, 30_000, 60_000, 100_000, 150_000,
            200_000);
    private static final int PUTS = 400;
    /** Fewer, because each takes as long as the stream is. */
    private static final int PUTS_WITHOUT_INDEX = 11;

    private TableBench() {}

    /**
     * Measures.
     *
     * @param arguments the most items, by default all of the list
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        var most = arguments.length == 0 ? Integer.MAX_VALUE : Integer.parseInt(arguments[0]);
        var folder = Files.createTempDirectory("resonanz-bench");
        try (var without = new GrowingTable(folder.resolve("without.db"), false, SEED);
                var with = new GrowingTable(folder.resolve("with.db"), true, SEED)) {
            // The first calls of a JVM are slow.
            without.put(2 * PUTS);
            with.put(2 * PUTS);
            System.out.println("| items | no stream, ms | stream, ms | stream without index, ms |\n"
                    + "| --- | --- | --- | --- |");
            for (var size : SIZES.stream().filter(size -> size <= most).toList()) {
                without.fillTo(size);
                with.fillTo(size);
                System.out.printf(Locale.ROOT, "| %,d | %.2f | %.2f | %.2f |%n", size, without.put(PUTS),
                        with.put(PUTS), with.putWithoutIndex(PUTS_WITHOUT_INDEX));
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
