package org.resonanz.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The SAM template, with parameters filled in, functions such as {@code !Ref} resolved and {@code Globals} merged
 * into each function.
 */
public final class Template {
    /** The sections that are known; any other would be silently skipped. */
    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Transform", "Description",
            "Metadata", "Parameters", "Conditions", "Globals", "Resources", "Outputs");
    /** The members of a resource that are known. */
    private static final Set<String> MEMBERS = Set.of("Type", "Properties", "DeletionPolicy", "UpdateReplacePolicy",
            "DependsOn", "Metadata");

    private final Map<String, Resource> resources;

    /**
     * A resource of the template.
     *
     * @param id         the logical id
     * @param type       such as {@code AWS::DynamoDB::Table}
     * @param properties the properties, with all functions resolved
     */
    public record Resource(String id, String type, Section properties) {
    }

    private Template(Map<String, Resource> resources) {
        this.resources = resources;
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
        var yaml = TemplateYaml.read(file);
        requireKnown("", yaml, SECTIONS);
        requireKnown("Globals.", mapping(yaml, "Globals"), Set.of("Function"));
        var raw = mapping(yaml, "Resources");
        var types = raw.keySet().stream().collect(Collectors.toMap(id -> id, id -> type(id, raw)));
        var intrinsics = new Intrinsics(Parameters.fill(mapping(yaml, "Parameters"), values),
                mapping(yaml, "Conditions"), new Names(region, types));
        var globals = mapping(mapping(yaml, "Globals"), "Function");
        var resources = new LinkedHashMap<String, Resource>();
        raw.forEach((id, body) -> resources.put(id, resource(id, (Map<?, ?>) body, globals, intrinsics)));
        return new Template(resources);
    }

    /** Returns all resources by logical id, in the template's order. */
    public Map<String, Resource> resources() {
        return resources;
    }

    /** Returns the resources of one type by logical id, in the template's order. */
    public Map<String, Resource> resources(String type) {
        return resources.values().stream().filter(resource -> resource.type().equals(type)).collect(
                Collectors.toMap(Resource::id, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private static String type(String id, Map<String, Object> resources) {
        var body = mapping(resources, id);
        requireKnown("Resources." + id + ".", body, MEMBERS);
        if (!(body.get("Type") instanceof String type)) {
            throw new TemplateException("Resources." + id + ".Type is missing.");
        }
        return type;
    }

    private static void requireKnown(String path, Map<String, Object> members, Set<String> known) {
        for (var name : members.keySet()) {
            if (!known.contains(name)) {
                throw new TemplateException(path + name + " is not supported on this machine.");
            }
        }
    }

    private static Resource resource(String id, Map<?, ?> body, Map<String, Object> globals, Intrinsics intrinsics) {
        var type = String.valueOf(body.get("Type"));
        var own = body.get("Properties") instanceof Map<?, ?> properties ? properties : Map.of();
        var merged = type.equals("AWS::Serverless::Function") ? merge(globals, own) : own;
        var properties = new LinkedHashMap<String, Object>();
        merged.forEach((name, value) -> properties.put(name.toString(), resolve(id + "." + name, value, intrinsics)));
        return new Resource(id, type, new Section("Resources." + id, properties));
    }

    /** Resolves the functions in a property; their errors name it. */
    private static Object resolve(String property, Object value, Intrinsics intrinsics) {
        try {
            return intrinsics.resolve(value);
        } catch (TemplateException wrong) {
            throw new TemplateException("Resources." + property + ": " + wrong.getMessage());
        }
    }

    /** Merges Globals as SAM does: mappings member by member, the function's own value wins, lists are appended. */
    private static Map<String, Object> merge(Map<?, ?> globals, Map<?, ?> own) {
        var merged = new LinkedHashMap<String, Object>();
        globals.forEach((name, value) -> merged.put(name.toString(), value));
        own.forEach((name, value) -> {
            var global = merged.get(name.toString());
            merged.put(name.toString(), merge(global, value));
        });
        return merged;
    }

    private static Object merge(@Nullable Object global, Object own) {
        if (global instanceof List<?> one && own instanceof List<?> other) {
            var both = new ArrayList<Object>(one);
            both.addAll(other);
            return both;
        }
        return global instanceof Map<?, ?> one && own instanceof Map<?, ?> other ? merge(one, other) : own;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> mapping(Map<String, Object> yaml, String name) {
        return yaml.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
