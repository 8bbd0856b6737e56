package org.resonanz.local.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.resonanz.local.http.HttpAnswers;

/**
 * Lets those to the desk who work on this machine, and keeps pages away that their browser got from elsewhere. Such a
 * page gives itself away by what browsers say of each request (Fetch Metadata, {@code Origin}); one whose name was made
 * to lead here (DNS rebinding) passes for the desk's own, but still calls it by that name. Programs such as curl say
 * nothing and are let through.
 */
public final class Doorkeeper implements HttpHandler {
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final List<String> hosts;
    private final List<String> origins;
    private final HttpHandler desk;

    /** @param port that the desk listens on */
    public Doorkeeper(int port, HttpHandler desk) {
        this.hosts = NAMES.stream().map(name -> name + ":" + port).toList();
        this.origins = hosts.stream().map(host -> "http://" + host).toList();
        this.desk = desk;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpAnswers.secure(exchange, HttpAnswers.NOTHING);
        if (!hosts.contains(header(exchange, "Host", "").toLowerCase(Locale.ROOT))) {
            HttpAnswers.message(exchange, 403, "The desk goes by these names only: " + String.join(", ", hosts));
        } else if (isForeign(exchange) && !isLinkToPage(exchange)) {
            HttpAnswers.message(exchange, 403, "The desk serves no pages of elsewhere.");
        } else {
            desk.handle(exchange);
        }
    }

    private boolean isForeign(HttpExchange exchange) {
        return !OWN_SITES.contains(header(exchange, "Sec-Fetch-Site", "none"))
                || !origins.contains(header(exchange, "Origin", origins.getFirst()));
    }

    /** Somebody clicks a link elsewhere, such as in a mail; what signs in acts on GET and needs a page of the desk. */
    private static boolean isLinkToPage(HttpExchange exchange) {
        return READING.contains(exchange.getRequestMethod()) && header(exchange, "Origin", "").isEmpty()
                && header(exchange, "Sec-Fetch-Mode", "").equals("navigate")
                && header(exchange, "Sec-Fetch-Dest", "").equals("document")
                && !exchange.getRequestURI().getPath().startsWith("/oidc/");
    }

    private static String header(HttpExchange exchange, String name, String usual) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? usual : value;
    }
}
