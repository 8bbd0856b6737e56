package org.resonanz.bench.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.resonanz.template.Template;

/** The tables of Markdown files that say what operations cost. */
final class Ledger {
    private static final Path ROOT = Template.find().toAbsolutePath().getParent();

    private Ledger() {}

    /** Returns the cells of all rows of the tables below a heading, without their heads. */
    static List<List<String>> rows(String file, String heading) {
        return lines(file).dropWhile(line -> !line.equals(heading)).skip(1).takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| ")).map(Ledger::cells)
                .filter(cells -> !cells.getFirst().startsWith("---")).skip(1).toList();
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(ROOT.resolve(file)).stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.length() - 1).split("\\|")).map(String::trim).toList();
    }

    /** Returns the names of all test classes of the project. */
    static List<String> tests() {
        try (var files = Files.walk(ROOT)) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replaceFirst("\\.java$", "")).collect(Collectors.toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
