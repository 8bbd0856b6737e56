package org.resonanz.local.openapi;

import org.jsoup.nodes.Element;

/** The specification's texts, in which an empty line ends a paragraph and backticks enclose code. */
final class Prose {

    private Prose() {}

    /** Appends a paragraph for each of a text; none for an empty text. */
    static void append(Element parent, String text) {
        if (!text.isEmpty()) {
            for (var paragraph : text.split("\n\\s*\n")) {
                inline(parent.appendElement("p"), paragraph);
            }
        }
    }

    /** Appends a text to an element, without paragraphs. */
    static void inline(Element element, String text) {
        element.attr("lang", "en");
        var parts = text.split("`", -1);
        for (var index = 0; index < parts.length; index++) {
            if (index % 2 == 0) {
                element.appendText(parts[index]);
            } else {
                element.appendElement("code").text(parts[index]);
            }
        }
    }
}
