package org.resonanz.local.mail;

import org.jsoup.nodes.Entities;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

/** Builds the mailbox's pages: a list of mails, and each mail as a mail program shows it. */
public final class MailboxPage {
    /** The most mails in the list. */
    private static final int MOST = 200;

    private final Language language;
    private final Texts texts;

    /** Creates a page in a language. The mails stay in theirs. */
    public MailboxPage(Language language) {
        this.language = language;
        this.texts = Texts.of("org.resonanz.local.mail.mailbox", language);
    }

    /** Returns the page with the list, newest first. */
    public String list(Mailbox mailbox) {
        var count = mailbox.count();
        var page = new StringBuilder(head()).append("<h1>%s <small>%s</small></h1>".formatted(texts.get("title"),
                texts.get("count", String.valueOf(count))));
        page.append(count == 0 ? "<p class=soft>" + texts.get("empty") + "</p>" : "<ul>");
        for (var index = count - 1; index >= Math.max(0, count - MOST); index--) {
            var mail = mailbox.get(index);
            page.append("<li><a href=\"/mailbox/%d\"><b>%s</b><br><small>%s</small></a></li>".formatted(index,
                    Entities.escape(mail.subject()), texts.get("to-at", Entities.escape(mail.to()), mail.at())));
        }
        return page.append(count == 0 ? "" : "</ul>").append("</main></body></html>").toString();
    }

    /** Returns the page with one mail. Its links open outside the frame, as in a mail program. */
    public String mail(Mailbox.SentMail mail) {
        var html = mail.html().replaceFirst("(?i)<head>", "<head><base target=\"_top\">");
        return head() + """
                <p><a href="/mailbox">%s</a></p>
                <h1>%s</h1>
                <dl><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%s</dd></dl>
                <iframe title="Mail" sandbox="allow-top-navigation allow-popups" srcdoc="%s"></iframe>
                <details><summary>%s</summary><pre>%s</pre></details>
                </main></body></html>
                """.formatted(texts.get("title"), Entities.escape(mail.subject()), texts.get("from"),
                Entities.escape(mail.headers().getOrDefault("From", "")), texts.get("to"), Entities.escape(mail.to()),
                texts.get("sent"), mail.at(), html.replace("&", "&amp;").replace("\"", "&quot;"),
                texts.get("as-text"), Entities.escape(mail.text()));
    }

    private String head() {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%s</title>
                <style>
                :root{--ground:#fff;--ink:#1b2330;--line:#c3ccd4;--soft:#4d5863;--brand:#14607a}
                @media (prefers-color-scheme:dark){
                :root{--ground:#14191f;--ink:#e8ecf2;--line:#4a5661;--soft:#b3bdc7;--brand:#7cc4e0}}
                body{background:var(--ground);color:var(--ink);font:1rem/1.45 system-ui,sans-serif;
                max-width:52rem;margin:1.5rem auto;padding:0 1rem}
                h1{font-size:1.35rem} small,.soft{color:var(--soft)}
                ul{list-style:none;padding:0} li{border-bottom:1px solid var(--line)}
                li a{display:block;padding:.7rem .25rem;text-decoration:none;color:inherit}
                li a:hover b,li a:focus b{text-decoration:underline}
                iframe{width:100%%;height:46rem;border:1px solid var(--line);border-radius:8px;background:#fff}
                a{color:var(--brand)} pre{white-space:pre-wrap;overflow-wrap:anywhere}
                dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem} dt{color:var(--soft)} dd{margin:0}
                </style></head><body><main>
                """.formatted(language.tag(), texts.get("title"));
    }
}
