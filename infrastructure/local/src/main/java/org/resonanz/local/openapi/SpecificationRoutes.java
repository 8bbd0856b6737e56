package org.resonanz.local.openapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.resonanz.local.http.HttpResponses;
import org.resonanz.platform.texts.Language;
import org.resonanz.template.OpenApi;

/** Serves the specification of the API: {@code /openapi} is a page, {@code /openapi.yaml} the file. */
public final class SpecificationRoutes {
    private final Path file;

    /** Serves a file, which is read anew for each response. */
    public SpecificationRoutes(Path file) {
        this.file = file;
    }

    /** Returns true if a path is one of these routes. */
    public static boolean include(String path) {
        return path.equals("/openapi") || path.equals("/openapi.yaml");
    }

    /** Handles a request of one of these routes. */
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/openapi.yaml")) {
            HttpResponses.send(exchange, 200, "application/yaml", Files.readAllBytes(file));
        } else {
            var language = Language.ofAcceptLanguage(exchange.getRequestHeaders().getFirst("Accept-Language"));
            HttpResponses.page(exchange, ApiPage.of(OpenApi.read(file), language));
        }
    }
}
