package org.resonanz.platform.mail;

import gg.jte.Content;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.function.Consumer;
import org.resonanz.platform.mail.templates.JteframeGenerated;
import org.resonanz.platform.texts.Language;

/**
 * The look that all mails share: one card of at most 600 px, light and dark, nothing fetched from anywhere.
 *
 * @param preview what a list of mails shows beside the subject
 */
public record MailFrame(Language language, String title, String preview) {

    /** The whole HTML of a mail; {@code body} writes rows of the card's table. */
    public String around(Consumer<HtmlTemplateOutput> body) {
        var html = new StringOutput();
        Content rows = output -> body.accept((HtmlTemplateOutput) output);
        JteframeGenerated.render(new OwaspHtmlTemplateOutput(html), null, this, rows);
        return html.toString();
    }
}
