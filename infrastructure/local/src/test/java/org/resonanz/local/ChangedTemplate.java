package org.resonanz.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.resonanz.template.Template;

/** Writes a changed template for a test. */
public final class ChangedTemplate {

    private ChangedTemplate() {}

    /**
     * Writes a template into a folder.
     *
     * @param text the template, whose nested stacks are those of the project
     * @return the template's file
     */
    public static Path write(Path folder, String text) throws IOException {
        var nested = "TemplateURL: " + Template.find().resolveSibling("infrastructure") + "/";
        return Files.writeString(folder.resolve("template.yaml"),
                text.replace("TemplateURL: infrastructure/", nested));
    }
}
