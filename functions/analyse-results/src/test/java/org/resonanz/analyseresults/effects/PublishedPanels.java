package org.resonanz.analyseresults.effects;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.resonanz.template.Template;

/** Panels with known results, which lie beside the project: {@code ../shared/data/panels}. */
final class PublishedPanels {
    private PublishedPanels() {}

    /**
     * Returns the rows of a file, each as its cells without quotes, without the first row. Where the file is not there,
     * the test is aborted.
     */
    static List<List<String>> rows(String name) {
        var file = directory().resolve(name);
        assumeTrue(Files.exists(file), () -> "There is no " + file + ", so nothing was compared with it");
        try {
            return Files.readAllLines(file).stream().skip(1).map(line -> List.of(line.replace("\"", "").split(",", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the panel of a column. */
    static Panel panel(List<List<String>> rows, Function<List<String>, String> unit,
            ToIntFunction<List<String>> period, ToDoubleFunction<List<String>> outcome) {
        return Panel.of(rows.stream().map(row -> new Panel.Cell(unit.apply(row), period.applyAsInt(row),
                outcome.applyAsDouble(row))).toList());
    }

    private static Path directory() {
        return Template.find().toAbsolutePath().getParent().resolveSibling("shared/data/panels");
    }
}
