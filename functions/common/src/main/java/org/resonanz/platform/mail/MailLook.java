package org.resonanz.platform.mail;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import org.jspecify.annotations.Nullable;
import org.resonanz.platform.mail.templates.JtebuttonGenerated;
import org.resonanz.platform.mail.templates.JtefooterGenerated;
import org.resonanz.platform.mail.templates.JtequoteGenerated;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.organisation.Palette;

/** The looks of mails of an organisation: its colours, and the parts that more than one mail has. */
public record MailLook(Organisation organisation) {

    public Palette palette() {
        return organisation.palette();
    }

    /** Returns the paragraph that sets off the words of a reader's request. */
    public Content quote(String words) {
        return output -> JtequoteGenerated.render((HtmlTemplateOutput) output, null, palette(), words);
    }

    /** Returns a link on a line of its own at the end of a mail; nothing if there is none. */
    public Content footer(@Nullable FooterLink link) {
        return output -> {
            if (link != null) {
                JtefooterGenerated.render((HtmlTemplateOutput) output, null, link);
            }
        };
    }

    /** Returns a link that looks like a button. It is a table, because Outlook draws no padding of links. */
    public Content button(String label, String link) {
        return output -> JtebuttonGenerated.render((HtmlTemplateOutput) output, null, palette(), label, link);
    }
}
