package org.resonanz.scanners;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The scanners seen in the field. */
public enum Scanners implements Scanner {
    /** Asks for the head of each link, as some gateways do to learn its type. */
    HEAD_ALL {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            links.forEach(client::head);
        }
    },

    /** Opens each link (freescout-help-desk/freescout#1743, #1346). */
    GET_ALL {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            links.forEach(client::open);
        }
    },

    /** Opens each link twice, all at the same moment, each time as somebody else. */
    GET_ALL_TWICE_AT_ONCE {
        @Override
        public void scan(List<URI> links) {
            var twice = Collections.nCopies(2, links).stream().flatMap(List::stream).toList();
            twice.parallelStream().forEach(link -> new ScriptlessBrowser().open(link));
        }
    },

    /** Opens a link and at once sends its first form, with cookies (FusionAuth/fusionauth-issues#2443). */
    POST_FIRST_FORM {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            client.open(links.getFirst());
            client.sendFirstForm(Map.of());
        }
    },

    /** Like {@link #POST_FIRST_FORM}, but keeps no cookies. */
    POST_FIRST_FORM_WITHOUT_COOKIES {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            client.open(links.getFirst());
            client.forgetCookies();
            client.sendFirstForm(Map.of());
        }
    },

    /** Opens all links one after the other, follows every link on the page, and sends the first form. */
    CRAWL_AND_POST {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            links.forEach(client::open);
            client.links().forEach(client::open);
            client.open(links.getFirst());
            client.sendFirstForm(Map.of());
        }
    },

    /** Fills in every field that it finds, as spam machines do. */
    POST_EVERY_FIELD {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            client.open(links.getFirst());
            client.sendFirstForm(client.everyField("https://spam.example/"));
        }
    },

    /** Posts to the links without having opened them. */
    POST_WITHOUT_VIEW {
        @Override
        public void scan(List<URI> links) {
            links.forEach(link -> new ScriptlessBrowser().post(link, "rating=1&action=unsubscribe"));
        }
    },

    /** Opens the links ahead of a click, as browsers do that want to be fast. */
    PREFETCH_ALL {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            links.forEach(
                    link -> client.open(link, "sec-purpose", "prefetch;anonymous-client-ip", "purpose", "prefetch"));
        }
    },

    /**
     * Makes previews of the links as chats do into which somebody pastes them: asks for the head or the first bytes of
     * each, and then for the whole page, once for each chat.
     */
    PREVIEW_ALL {
        @Override
        public void scan(List<URI> links) {
            for (var chat : CHATS) {
                var client = new ScriptlessBrowser();
                links.forEach(client::head);
                links.forEach(link -> client.open(link, "user-agent", chat, "range", "bytes=0-32768", "accept", "*/*"));
                links.forEach(link -> client.open(link, "user-agent", chat));
                client.links().forEach(link -> client.open(link, "user-agent", chat));
            }
        }
    },

    /** Opens the links as gateways rewrite them: with parameters of their own behind them. */
    GET_ALL_REWRITTEN {
        @Override
        public void scan(List<URI> links) {
            var client = new ScriptlessBrowser();
            links.forEach(link -> client.open(rewritten(link)));
        }
    };

    /** What chats call themselves when they fetch a link to preview it. */
    private static final List<String> CHATS = List.of(
            "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
            "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
            "Mozilla/5.0 (compatible; Microsoft Teams; TeamsBot/1.0)",
            "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "WhatsApp/2.23.20.0",
            "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "TelegramBot (like TwitterBot)");

    /** Returns a link as a person finds it behind a gateway that appends parameters. */
    public static URI rewritten(URI link) {
        return URI.create(
                link + (link.getRawQuery() == null ? "?" : "&") + "utm_source=gateway&data=05%7C02%7Cx&reserved=0");
    }
}
