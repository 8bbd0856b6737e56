package org.resonanz.rehearsal.visits;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the running product as its users do: the API with tokens, the desk's clock and mailbox. Nothing else. */
public final class ProductClient {
    /** The wall time after which a token is fetched anew; the issuer's tokens live longer. */
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI cloud;
    private final URI desk;
    private final Map<Visitor, Token> tokens = new HashMap<>();
    private int mailsSeen;

    private record Token(String text, long fetchedAt) {
    }

    public ProductClient(URI cloud, URI desk) {
        this.cloud = cloud;
        this.desk = desk;
    }

    /** A call of the API as somebody; any answer but the expected ones is an error that tells it. */
    public Map<String, Object> call(Visitor visitor, String method, String path, Map<String, ?> body, String key) {
        var request = HttpRequest.newBuilder(cloud.resolve(path))
                .header("authorization", "Bearer " + token(visitor))
                .header("content-type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
        if (key != null) {
            request.header("idempotency-key", key);
        }
        var answer = send(request.build());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return read(answer.body());
    }

    public Map<String, Object> get(Visitor visitor, String path) {
        return call(visitor, "GET", path, null, null);
    }

    public Map<String, Object> post(Visitor visitor, String path, Map<String, ?> body) {
        return call(visitor, "POST", path, body, null);
    }

    /** Moves the product's clock; what falls due in between has run, and all is drained, when this returns. */
    public void clockTo(Instant now) {
        var answer = send(HttpRequest.newBuilder(desk.resolve("/clock"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(write(Map.of("now", now.toString())))).build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The clock answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    /** What the product's clock says. */
    public Instant now() {
        return Instant.parse(read(send(HttpRequest.newBuilder(desk.resolve("/clock")).build()).body())
                .get("now").toString());
    }

    /** The mails sent since this was last asked, oldest first. */
    public List<Mail> newMails() {
        var answer = send(HttpRequest.newBuilder(desk.resolve("/mailbox.json?after=" + mailsSeen)).build());
        try {
            var mails = JSON.std.listFrom(answer.body()).stream().map(Mail::of).toList();
            mailsSeen += mails.size();
            return mails;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private String token(Visitor visitor) {
        var now = System.nanoTime();
        var token = tokens.get(visitor);
        if (token == null || now - token.fetchedAt() > TOKEN_LIFETIME.toNanos()) {
            var answer = send(HttpRequest.newBuilder(desk.resolve("/oidc/token?" + visitor.query())).build());
            token = new Token(answer.body().strip(), now);
            tokens.put(visitor, token);
        }
        return token.text();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException("No answer from " + request.uri(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for " + request.uri(), stopped);
        }
    }

    private static Map<String, Object> read(String json) {
        try {
            return JSON.std.mapFrom(json);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String write(Map<String, ?> json) {
        try {
            return JSON.std.asString(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
