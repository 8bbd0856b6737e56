package org.resonanz.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A template of a few lines, read from a file as the real one is. */
record TemplateFile(Path folder) {
    Template read(String yaml, Map<String, String> values) throws IOException {
        var file = Files.writeString(folder.resolve("template.yaml"), yaml);
        return Template.read(file, "eu-central-1", values);
    }

    /** Returns the property {@code Value} of a queue that is written beside further resources. */
    Object value(String yaml, String value) throws IOException {
        return read(yaml.formatted(value), Map.of()).resources().get("It").properties().value("Value");
    }
}
