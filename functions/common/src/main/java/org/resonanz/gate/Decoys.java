package org.resonanz.gate;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import org.resonanz.platform.mail.templates.JtedecoysGenerated;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

/** A field and a link in a form that no person sees. Whatever uses them is a machine. */
public record Decoys(Language language) implements Content {
    /** The name of the field. */
    static final String FIELD = "reference";
    /** The query parameter of the link. */
    public static final String PARAMETER = "decoy";

    @Override
    public void writeTo(TemplateOutput output) {
        JtedecoysGenerated.render((HtmlTemplateOutput) output, null, FIELD, PARAMETER,
                Texts.of("org.resonanz.gate.decoys", language).get("label"));
    }
}
