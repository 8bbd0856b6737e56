package org.resonanz.local.desk;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.platform.organisation.Organisation;
import org.resonanz.platform.pages.PageFrame;
import org.resonanz.platform.texts.Language;
import org.resonanz.platform.texts.Texts;

/** The response of the desk at addresses that it does not know. */
final class NotFound {

    private NotFound() {}

    /** Sends a page that leads to the intranet page to browsers, and API Gateway's own form to programs. */
    static void send(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var accepted = headers.getFirst("Accept");
        if (accepted == null || !accepted.contains("text/html")) {
            exchange.getResponseHeaders().set("cache-control", "no-store");
            HttpResponses.message(exchange, 404, "Not Found");
            return;
        }
        var language = Language.ofAcceptLanguage(headers.getFirst("Accept-Language"));
        var texts = Texts.of("org.resonanz.local.desk.not-found", language);
        var page = new PageFrame(Organisation.unnamed(), language, texts.get("title"), "message").around(404,
                output -> output.writeContent("<h1>%s</h1><p>%s</p><p class=\"other\"><a href=\"/\">%s</a></p>"
                        .formatted(texts.get("title"), texts.get("text"), texts.get("intranet"))));
        page.headers().forEach(exchange.getResponseHeaders()::set);
        HttpResponses.body(exchange, 404, page.body().getBytes(StandardCharsets.UTF_8));
    }
}
