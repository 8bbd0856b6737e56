package org.resonanz.local.desk;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.resonanz.local.http.HttpResponses;

/** Serves the files of the intranet page. */
public final class StaticFiles {
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "css", "text/css",
            "js", "text/javascript", "map", "application/json", "json", "application/json", "svg", "image/svg+xml");

    /** Names that hold a hash of their content, so that browsers may keep the files for good. */
    private static final Pattern HASHED = Pattern.compile(".*-[A-Z0-9]{8}\\.[a-z.]+");

    private final Path folder;
    private final Supplier<String> config;
    private final String policy;

    /**
     * Serves a folder.
     *
     * @param config returns the content of {@code /config.json}
     * @param api    origin of the API, the only one besides the desk that the page may call; the organisation's logo
     *               may come from anywhere
     */
    public StaticFiles(Path folder, Supplier<String> config, String api) {
        this.folder = folder.toAbsolutePath().normalize();
        this.config = config;
        this.policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; connect-src 'self' "
                + api + "; base-uri 'none'; form-action 'self'";
    }

    /** Sends the file at the request's path, or a 404. */
    void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        HttpResponses.secure(exchange, policy);
        exchange.getResponseHeaders().set("cache-control",
                HASHED.matcher(path).matches() ? "max-age=31536000, immutable" : "no-cache");
        if (path.equals("/config.json")) {
            HttpResponses.send(exchange, 200, "application/json", config.get().getBytes(StandardCharsets.UTF_8));
            return;
        }
        var file = folder.resolve(path.equals("/") ? "index.html" : path.substring(1)).normalize();
        var name = Objects.requireNonNullElse(file.getFileName(), file).toString();
        var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (!file.startsWith(folder) || type == null || !Files.isRegularFile(file)) {
            NotFound.send(exchange);
            return;
        }
        send(exchange, type, Files.readAllBytes(file));
    }

    /** Sends a file compressed to browsers that take it, as the deployed page's distribution does. */
    private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
        var body = content;
        exchange.getResponseHeaders().set("vary", "accept-encoding");
        if (exchange.getRequestHeaders().getOrDefault("accept-encoding", List.of()).toString().contains("gzip")) {
            exchange.getResponseHeaders().set("content-encoding", "gzip");
            body = compressed(content);
        }
        HttpResponses.send(exchange, 200, type, body);
    }

    private static byte[] compressed(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var compressing = new GZIPOutputStream(bytes)) {
            compressing.write(content);
        }
        return bytes.toByteArray();
    }
}
