package org.resonanz.local.openapi;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.resonanz.platform.texts.Texts;
import org.resonanz.template.OpenApi;

/** Builds the part of the page that shows a route: what it takes and what it returns. */
record OperationSection(Texts texts, Tables tables) {
    private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT,
            JSON.Feature.WRITE_NULL_PROPERTIES);

    /**
     * Appends the route.
     *
     * @param route such as {@code GET /requests/{id}}
     * @param path  the path's part of the specification, with the parameters that all its operations take
     */
    void append(Element parent, String route, OpenApi.Node path, OpenApi.Node operation) {
        var section = parent.appendElement("section").attr("id", operation.text("operationId"));
        section.appendElement("h3").appendElement("code").text(route);
        Prose.append(section, operation.text("summary"));
        Prose.append(section, operation.text("description"));
        if (operation.value() instanceof Map<?, ?> map && map.containsKey("security")) {
            section.appendElement("p").addClass("soft").text(texts.get("open"));
        }
        parameters(section, Stream.of(path, operation)
                .flatMap(level -> level.child("parameters").children().values().stream()).toList());
        body(section, operation.child("requestBody").child("content"));
        responses(section, operation.child("responses"));
    }

    private void parameters(Element section, List<OpenApi.Node> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        section.appendElement("h4").text(texts.get("parameters"));
        var table = tables.start(section, "name", "where", "type", "meaning");
        for (var parameter : parameters) {
            var row = table.appendElement("tr");
            row.appendElement("td").appendElement("code").text(parameter.text("name"));
            row.appendElement("td").text(texts.get("in." + parameter.text("in")));
            tables.type(row.appendElement("td"), parameter.child("schema"));
            Prose.inline(row.appendElement("td"), parameter.text("description"));
        }
    }

    private void body(Element section, OpenApi.Node content) {
        content.children().forEach((type, body) -> {
            section.appendElement("h4").text(texts.get("body") + ", " + type);
            var schema = body.child("schema");
            if (Tables.isNamed(schema)) {
                tables.type(section.appendElement("p"), schema);
            } else {
                tables.members(section, schema);
            }
            examples(section, "", body);
        });
    }

    private void responses(Element section, OpenApi.Node responses) {
        section.appendElement("h4").text(texts.get("responses"));
        var table = tables.start(section, "status", "meaning", "type");
        responses.children().forEach((status, response) -> {
            var row = table.appendElement("tr");
            row.appendElement("td").text(status.equals("default") ? texts.get("default") : status);
            var meaning = row.appendElement("td");
            Prose.inline(meaning, response.text("description"));
            response.child("headers").children().forEach((name, header) -> Prose.inline(meaning.appendElement("div"),
                    "`" + name + "` " + header.text("description")));
            var types = row.appendElement("td");
            response.child("content").children().forEach((type, content) -> {
                types.appendElement("div").appendElement("code").text(type);
                tables.type(types.appendElement("div"), content.child("schema"));
            });
        });
        responses.children().forEach((status, response) -> response.child("content").children().values()
                .forEach(content -> examples(section, status + ", ", content)));
    }

    private void examples(Element section, String prefix, OpenApi.Node content) {
        content.child("examples").children().forEach((name, example) -> {
            var details = section.appendElement("details");
            var summary = details.appendElement("summary").text(texts.get("example") + ": " + prefix);
            Prose.inline(summary.appendElement("span"), example.text("summary").isEmpty()
                    ? name
                    : example.text("summary"));
            details.appendElement("pre").text(json(example.child("value")));
        });
    }

    private static String json(OpenApi.Node value) {
        try {
            return value.value() instanceof String text ? text : PRETTY.asString(value.value());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
