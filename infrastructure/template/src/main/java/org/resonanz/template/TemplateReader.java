package org.resonanz.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one template file, and with it the nested stacks that it names. */
final class TemplateReader {
    /** The sections that are known; any other would be silently skipped. */
    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Transform", "Description",
            "Metadata", "Parameters", "Conditions", "Globals", "Resources", "Outputs");
    /** The members of a resource that are known. */
    private static final Set<String> MEMBERS = Set.of("Type", "Properties", "DeletionPolicy", "UpdateReplacePolicy",
            "DependsOn", "Metadata", "Condition");

    private final Path file;
    private final String region;
    private final Map<String, Object> yaml;
    private final Map<String, Map<String, Object>> bodies = new LinkedHashMap<>();
    private final Map<String, Template> stacks = new LinkedHashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final Intrinsics intrinsics;

    TemplateReader(Path file, String region, Map<String, Object> yaml, Map<String, String> values, Set<String> free) {
        requireKnown("", yaml, SECTIONS);
        requireKnown("Globals.", mapping(yaml, "Globals"), Set.of("Function"));
        this.file = file;
        this.region = region;
        this.yaml = yaml;
        var types = new LinkedHashMap<String, String>();
        this.intrinsics = new Intrinsics(Parameters.fill(mapping(yaml, "Parameters"), values, free),
                mapping(yaml, "Conditions"), new Names(region, types, id -> stack(id).outputs()));
        mapping(yaml, "Resources").keySet().forEach(id -> {
            var body = mapping(mapping(yaml, "Resources"), id);
            var type = type(id, body);
            if (exists(body)) {
                bodies.put(id, body);
                types.put(id, type);
            }
        });
    }

    Template read() {
        var globals = mapping(mapping(yaml, "Globals"), "Function");
        var resources = new LinkedHashMap<String, Template.Resource>();
        bodies.forEach((id, body) -> {
            if (Names.NESTED_STACK.equals(body.get("Type"))) {
                stack(id).resources().values().forEach(inner -> add(inner, resources));
            } else {
                add(resource(id, body, globals), resources);
            }
        });
        return new Template(resources, outputs());
    }

    private static void add(Template.Resource resource, Map<String, Template.Resource> resources) {
        if (resources.putIfAbsent(resource.id(), resource) != null) {
            throw new TemplateException("Resources." + resource.id() + " is declared in two stacks.");
        }
    }

    private Map<String, String> outputs() {
        var outputs = new LinkedHashMap<String, String>();
        mapping(yaml, "Outputs").keySet().forEach(name -> {
            var output = mapping(mapping(yaml, "Outputs"), name);
            requireKnown("Outputs." + name + ".", output, Set.of("Value", "Description", "Condition"));
            if (exists(output)) {
                outputs.put(name, resolve("Outputs." + name, output.getOrDefault("Value", "")).toString());
            }
        });
        return outputs;
    }

    private boolean exists(Map<String, Object> body) {
        return !(body.get("Condition") instanceof String condition) || intrinsics.holds(condition);
    }

    /** Returns a nested stack, which is read when the first one asks for it. */
    private Template stack(String id) {
        var known = stacks.get(id);
        if (known != null) {
            return known;
        }
        if (!opened.add(id)) {
            throw new TemplateException("Resources." + id + " needs an output of its own.");
        }
        var stack = readStack(id);
        stacks.put(id, stack);
        return stack;
    }

    private Template readStack(String id) {
        var properties = resource(id, Objects.requireNonNull(bodies.get(id)), Map.of()).properties();
        var parameters = properties.section("Parameters");
        var values = new LinkedHashMap<String, String>();
        parameters.names().forEach(name -> values.put(name, parameters.text(name)));
        var nested = file.resolveSibling(properties.text("TemplateURL"));
        properties.verify();
        try {
            return Template.read(nested, region, values);
        } catch (IOException missing) {
            throw new UncheckedIOException(properties.path() + ".TemplateURL cannot be read.", missing);
        } catch (TemplateException wrong) {
            throw new TemplateException(properties.path() + ": " + wrong.getMessage());
        }
    }

    private static String type(String id, Map<String, Object> body) {
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

    private Template.Resource resource(String id, Map<String, Object> body, Map<String, Object> globals) {
        var type = String.valueOf(body.get("Type"));
        var own = mapping(body, "Properties");
        var merged = type.equals("AWS::Serverless::Function") ? merge(globals, own) : own;
        var properties = new LinkedHashMap<String, Object>();
        merged.forEach((name, value) -> properties.put(name, resolve("Resources." + id + "." + name, value)));
        properties.values().removeIf(Intrinsics.NO_VALUE::equals);
        return new Template.Resource(id, type, new Section("Resources." + id, properties));
    }

    /** Resolves the functions in a value; their errors name where it stands. */
    private Object resolve(String path, Object value) {
        try {
            return intrinsics.resolve(value);
        } catch (TemplateException wrong) {
            throw new TemplateException(path + ": " + wrong.getMessage());
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
