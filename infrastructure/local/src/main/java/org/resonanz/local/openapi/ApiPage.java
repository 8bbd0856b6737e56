package org.resonanz.local.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;
import org.resonanz.template.OpenApi;

/** Builds the page that shows the specification. Its headings are German or English, the specification is English. */
final class ApiPage {
    private final OpenApi specification;
    private final Texts texts;

    private ApiPage(OpenApi specification, Texts texts) {
        this.specification = specification;
        this.texts = texts;
    }

    /** Returns the page as HTML. */
    static String of(OpenApi specification, Language language) {
        return new ApiPage(specification, Texts.of("org.resonanz.local.openapi.openapi", language)).html();
    }

    private String html() {
        var document = Document.createShell("");
        document.prependChild(new DocumentType("html", "", ""));
        document.outputSettings().prettyPrint(false);
        document.selectXpath("/html").attr("lang", texts.language().tag());
        head(document.head());
        var main = document.body().appendElement("main");
        var info = specification.root().child("info");
        main.appendElement("h1").text(info.text("title") + ": " + texts.get("title"));
        main.appendElement("p").appendElement("a").attr("href", "/openapi.yaml").text(texts.get("raw"));
        Prose.append(main, info.text("summary"));
        Prose.append(main, info.text("description"));
        contents(main.appendElement("nav").attr("aria-label", texts.get("routes")));
        var tables = new Tables(texts);
        specification.root().child("tags").children().values().forEach(tag -> routes(main, tag, tables));
        main.appendElement("h2").text(texts.get("types"));
        specification.root().child("components").child("schemas").children()
                .forEach((name, schema) -> type(main, name, schema, tables));
        return document.outerHtml();
    }

    private void head(Element head) {
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "color-scheme").attr("content", "light dark");
        head.appendElement("title").text("Resonanz: " + texts.get("title"));
        head.appendElement("style").appendChild(new DataNode(css()));
    }

    private void contents(Element nav) {
        var list = nav.appendElement("ul");
        specification.operations().forEach((route, operation) -> list.appendElement("li").appendElement("a")
                .attr("href", "#" + operation.text("operationId")).text(route));
    }

    private void routes(Element main, OpenApi.Node tag, Tables tables) {
        main.appendElement("h2").attr("lang", "en").text(tag.text("name"));
        Prose.append(main, tag.text("description"));
        specification.operations().forEach((route, operation) -> {
            if (operation.child("tags").child("0").value() instanceof String name && name.equals(tag.text("name"))) {
                var path = specification.root().child("paths").child(route.substring(route.indexOf(' ') + 1));
                new OperationSection(texts, tables).append(main, route, path, operation);
            }
        });
    }

    private static void type(Element main, String name, OpenApi.Node schema, Tables tables) {
        var section = main.appendElement("section").attr("id", name);
        section.appendElement("h3").text(name);
        Prose.append(section, schema.text("description"));
        tables.members(section, schema);
    }

    private static String css() {
        try (var css = ApiPage.class.getResourceAsStream("openapi.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
