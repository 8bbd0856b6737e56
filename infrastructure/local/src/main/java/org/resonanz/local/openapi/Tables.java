package org.resonanz.local.openapi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.resonanz.platform.texts.Texts;
import org.resonanz.template.OpenApi;

/** Builds tables of members, and says the types of values in a few words. */
record Tables(Texts texts) {
    private static final String SCHEMAS = "#/components/schemas/";

    /** Returns true if a schema stands under a name of its own, so that others can link to it. */
    static boolean isNamed(OpenApi.Node schema) {
        return !name(schema).isEmpty();
    }

    /** Appends a table with a head; returns its body. */
    Element start(Element parent, String... columns) {
        var table = parent.appendElement("table");
        var head = table.appendElement("thead").appendElement("tr");
        for (var column : columns) {
            head.appendElement("th").attr("scope", "col").text(texts.get(column));
        }
        return table.appendElement("tbody");
    }

    /** Appends a table of an object's members, or the type of anything else. */
    void members(Element parent, OpenApi.Node schema) {
        if (schema.child("allOf").exists() || schema.child("properties").exists()) {
            schema.child("allOf").children().values()
                    .forEach(part -> type(parent.appendElement("p").appendText(texts.get("all-of") + " "), part));
            rows(start(parent, "name", "type", "meaning"), "", schema);
        } else {
            describe(parent.appendElement("p"), schema);
        }
    }

    /** Appends a row for each member, those of inner objects under dotted names. */
    private void rows(Element table, String prefix, OpenApi.Node schema) {
        var required = schema.child("required").value() instanceof Collection<?> names ? names : List.of();
        schema.child("properties").children().forEach((name, member) -> {
            var row = table.appendElement("tr");
            row.appendElement("td").appendElement("code").text(prefix + name);
            var type = row.appendElement("td");
            type(type, member);
            if (required.contains(name)) {
                type.appendText(", " + texts.get("required"));
            }
            Prose.inline(row.appendElement("td"), member.text("description"));
            if (!isNamed(member)) {
                rows(table, prefix + name + ".", member);
                rows(table, prefix + name + "[].", isNamed(member.child("items"))
                        ? member.child("nothing")
                        : member.child("items"));
            }
        });
    }

    /** Appends the type of a value, with links to the types that have names. */
    void type(Element element, OpenApi.Node schema) {
        var name = name(schema);
        if (name.isEmpty()) {
            describe(element, schema);
        } else {
            element.appendElement("a").attr("href", "#" + name).text(name);
        }
    }

    private static String name(OpenApi.Node schema) {
        var target = schema.text("$ref").isEmpty() ? schema.pointer() : schema.text("$ref");
        var name = target.startsWith(SCHEMAS) ? target.substring(SCHEMAS.length()) : "";
        return name.contains("/") ? "" : name;
    }

    private void describe(Element element, OpenApi.Node schema) {
        var choices = schema.child("oneOf").exists() ? schema.child("oneOf") : schema.child("allOf");
        if (choices.exists()) {
            choices.children().forEach((index, choice) -> {
                element.appendText(index.equals("0") ? "" : " " + texts.get("or") + " ");
                type(element, choice);
            });
        } else if (schema.child("items").exists()) {
            element.appendText(texts.get("list-of") + " ");
            type(element, schema.child("items"));
        } else {
            element.appendText(words(schema));
        }
        limits(element, schema);
    }

    private String words(OpenApi.Node schema) {
        if (schema.value() instanceof Map<?, ?> map && map.containsKey("const")) {
            return Objects.toString(map.get("const"));
        }
        if (schema.child("enum").value() instanceof Collection<?> values) {
            return values.stream().map(value -> value.equals("") ? "\"\"" : value.toString())
                    .collect(Collectors.joining(" | "));
        }
        return switch (schema.child("type").value()) {
            case Collection<?> types -> types.stream().map(Object::toString).map(this::word)
                    .collect(Collectors.joining(" " + texts.get("or") + " "));
            case String type -> word(type);
            case null, default -> texts.get("any");
        };
    }

    private String word(String type) {
        return type.equals("object") ? texts.get("object") : type;
    }

    /** Appends what bounds a value: its least and most, its default, its format or pattern. */
    private static void limits(Element element, OpenApi.Node schema) {
        var least = schema.text("minimum").isEmpty() ? schema.text("minLength") : schema.text("minimum");
        var most = schema.text("maximum").isEmpty() ? schema.text("maxLength") : schema.text("maximum");
        if (!least.isEmpty() || !most.isEmpty()) {
            element.appendText(" " + least + "…" + most);
        }
        for (var name : List.of("format", "pattern")) {
            if (!schema.text(name).isEmpty()) {
                element.appendText(" ").appendElement("code").text(schema.text(name));
            }
        }
        if (!schema.text("default").isEmpty()) {
            element.appendText(" (" + schema.text("default") + ")");
        }
    }
}
