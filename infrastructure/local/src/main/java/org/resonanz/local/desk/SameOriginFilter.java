package org.resonanz.local.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.resonanz.local.http.HttpResponses;

/**
 * Rejects requests to the desk by pages of other origins. Browsers mark them (Fetch Metadata, {@code Origin}). A page
 * whose host name was made to resolve to this machine (DNS rebinding) counts as the desk's own for the browser, but its
 * requests still carry that name as their {@code Host}. Programs such as curl send no marks and are let through.
 */
public final class SameOriginFilter implements HttpHandler {
    private static final List<String> NAMES = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final List<String> hosts;
    private final List<String> origins;
    private final HttpHandler desk;

    /**
     * Creates the filter.
     *
     * @param port the desk's port
     * @param desk handles the requests that pass
     */
    public SameOriginFilter(int port, HttpHandler desk) {
        this.hosts = NAMES.stream().map(name -> name + ":" + port).toList();
        this.origins = hosts.stream().map(host -> "http://" + host).toList();
        this.desk = desk;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        HttpResponses.secure(exchange, HttpResponses.NOTHING);
        if (!hosts.contains(header(exchange, "Host", "").toLowerCase(Locale.ROOT))) {
            HttpResponses.message(exchange, 403, "The desk goes by these names only: " + String.join(", ", hosts));
        } else if (isForeign(exchange) && !isLinkToPage(exchange)) {
            HttpResponses.message(exchange, 403, "The desk serves no pages of elsewhere.");
        } else {
            desk.handle(exchange);
        }
    }

    private boolean isForeign(HttpExchange exchange) {
        return !OWN_SITES.contains(header(exchange, "Sec-Fetch-Site", "none"))
                || !origins.contains(header(exchange, "Origin", origins.getFirst()));
    }

    /**
     * Returns true if somebody followed a link from another origin, such as a mail, to a page. The issuer's routes are
     * none, because GET signs in there.
     */
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
