package org.resonanz.gate;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import org.resonanz.platform.mail.templates.JtedecoysGenerated;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

/** A field and a link of a form that no person sees; what uses them is a machine. */
public record Decoys(Language language) implements Content {
    /** Name of the field, and of the parameter that the link carries. */
    static final String FIELD = "reference";
    static final String PARAMETER = "decoy";

    @Override
    public void writeTo(TemplateOutput output) {
        JtedecoysGenerated.render((HtmlTemplateOutput) output, null, FIELD, PARAMETER,
                Texts.of("org.resonanz.gate.decoys", language).get("label"));
    }
}
