package org.resonanz.rehearsal.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The lines of a text of the demo: fields between bars; a line that begins with {@code #} is a remark. */
final class Lines {

    private Lines() {}

    /**
     * Returns the fields of each line.
     *
     * @param name name of the resource beside this class
     */
    static List<List<String>> of(String name) {
        try (var text = Objects.requireNonNull(Lines.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
