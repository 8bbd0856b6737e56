package org.resonanz.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The SAM template, with parameters filled in, functions such as {@code !Ref} resolved, {@code Globals} merged into each
 * function, and the resources of nested stacks beside its own.
 */
public final class Template {
    private final Map<String, Resource> resources;
    private final Map<String, String> outputs;

    /**
     * A resource of the template.
     *
     * @param id         the logical id
     * @param type       such as {@code AWS::DynamoDB::Table}
     * @param properties the properties, with all functions resolved
     */
    public record Resource(String id, String type, Section properties) {
    }

    Template(Map<String, Resource> resources, Map<String, String> outputs) {
        this.resources = resources;
        this.outputs = outputs;
    }

    /**
     * Returns the template's file: the first {@code template.yaml} in this folder or above it.
     *
     * @throws TemplateException if there is none
     */
    public static Path find() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("template.yaml"))) {
                return folder.resolve("template.yaml");
            }
        }
        throw new TemplateException("There is no template.yaml in this folder or above it.");
    }

    /**
     * Reads a template.
     *
     * @param region the region that the template's references name
     * @param values parameters by name
     * @throws TemplateException if the template is wrong or unsupported, or a parameter has neither a value nor a
     *         default
     */
    public static Template read(Path file, String region, Map<String, String> values) throws IOException {
        return read(file, region, values, Set.of());
    }

    /**
     * Reads a template as {@link #read(Path, String, Map)} does, but for parameters whose values need not be of the form
     * that AWS requires.
     *
     * @param free the names of those parameters
     */
    public static Template read(Path file, String region, Map<String, String> values, Set<String> free)
            throws IOException {
        return new TemplateReader(file, region, TemplateYaml.read(file), values, free).read();
    }

    /** Returns all resources by logical id, in the template's order; those of a nested stack stand in its place. */
    public Map<String, Resource> resources() {
        return resources;
    }

    /** Returns the resources of one type by logical id, in the template's order. */
    public Map<String, Resource> resources(String type) {
        return resources.values().stream().filter(resource -> resource.type().equals(type)).collect(
                Collectors.toMap(Resource::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    /** Returns the values of the outputs by name. */
    public Map<String, String> outputs() {
        return outputs;
    }
}
