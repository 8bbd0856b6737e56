package org.resonanz.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The specification of the HTTP API, {@code infrastructure/openapi.yaml} (OpenAPI 3.1). */
public final class OpenApi {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");

    private final Node root;

    private OpenApi(Map<?, ?> document) {
        this.root = new Node(document, "#", document);
    }

    /** Returns the file beside a template. */
    public static Path beside(Path template) {
        return template.resolveSibling("infrastructure/openapi.yaml");
    }

    /** Reads a file, which must hold a mapping. */
    public static OpenApi read(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return new OpenApi(new Yaml(new SafeConstructor(new LoaderOptions())).<Map<?, ?>>load(reader));
        }
    }

    /** Returns the whole specification. */
    public Node root() {
        return root;
    }

    /** Returns the operations by the keys of their routes, such as {@code GET /requests/{id}}, in the file's order. */
    public Map<String, Node> operations() {
        var operations = new LinkedHashMap<String, Node>();
        root.child("paths").children().forEach((path, item) -> item.children().forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation);
            }
        }));
        return operations;
    }

    /**
     * A value in the specification, behind its references.
     *
     * @param pointer where it stands, as a URI fragment with a JSON pointer, such as {@code #/components/schemas/Team}
     * @param value   a mapping, a list or a scalar; null if there is none
     */
    public record Node(Map<?, ?> document, String pointer, @Nullable Object value) {

        /** Returns true if there is a value. */
        public boolean exists() {
            return value != null;
        }

        /** Returns the members of a mapping and the entries of a list by name, in their order; empty for others. */
        public Map<String, Node> children() {
            var children = new LinkedHashMap<String, Node>();
            if (value instanceof Map<?, ?> map) {
                map.keySet().forEach(name -> children.put(name.toString(), child(name.toString())));
            } else if (value instanceof List<?> list) {
                for (var index = 0; index < list.size(); index++) {
                    children.put(String.valueOf(index), child(String.valueOf(index)));
                }
            }
            return children;
        }

        /** Returns the member or entry of a name, behind its reference if it is one and nothing else. */
        public Node child(String name) {
            var child = new Node(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"),
                    member(value, name));
            return child.value instanceof Map<?, ?> map && map.size() == 1 && map.get("$ref") instanceof String target
                    ? of(document, target)
                    : child;
        }

        /** Returns a member as text, empty if it is absent. */
        public String text(String name) {
            var text = member(value, name);
            return text == null ? "" : text.toString().strip();
        }

        private static Node of(Map<?, ?> document, String pointer) {
            var node = new Node(document, "#", document);
            for (var name : pointer.substring(2).split("/")) {
                node = node.child(name.replace("~1", "/").replace("~0", "~"));
            }
            return node;
        }

        private static @Nullable Object member(@Nullable Object value, String name) {
            return switch (value) {
                case Map<?, ?> map -> map.get(name);
                case List<?> list -> list.get(Integer.parseInt(name));
                case null, default -> null;
            };
        }
    }
}
