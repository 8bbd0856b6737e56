package org.resonanz.platform.mail;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.function.Consumer;
import org.resonanz.platform.mail.templates.JteframeGenerated;
import org.resonanz.platform.texts.Language;

/**
 * The HTML frame of all mails: one card of at most 600 px, light and dark, that fetches nothing but the organisation's
 * logo, if it has one.
 *
 * @param preview text that a mail program shows beside the subject
 */
public record MailFrame(MailLook look, Language language, String title, String preview) {

    /**
     * Returns the whole HTML of a mail.
     *
     * @param body writes rows of the card's table
     */
    public String around(Consumer<HtmlTemplateOutput> body) {
        var html = new StringOutput();
        Content rows = output -> body.accept((HtmlTemplateOutput) output);
        JteframeGenerated.render(new OwaspHtmlTemplateOutput(html), null, this, rows);
        return html.toString();
    }
}
