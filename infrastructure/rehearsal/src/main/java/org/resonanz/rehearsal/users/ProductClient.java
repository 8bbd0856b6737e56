package org.resonanz.rehearsal.users;

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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls the running product as its users do: the API with their tokens, and the clock and the mailbox of the desk. */
public final class ProductClient {
    /** The wall-clock time after which a token is fetched anew. The issuer's tokens live longer. */
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI cloud;
    private final URI desk;
    private final Map<User, Token> tokens = new ConcurrentHashMap<>();
    private int mailsSeen;

    private record Token(String text, long fetchedAt) {
    }

    public ProductClient(URI cloud, URI desk) {
        this.cloud = cloud;
        this.desk = desk;
    }

    /**
     * Calls the API.
     *
     * @param body the JSON body, null for none
     * @param key  the idempotency key, null for none
     * @return the JSON body of the response
     * @throws IllegalStateException if the status is 300 or more; the message holds the response
     */
    public Map<String, Object> call(User user, String method, String path, @Nullable Map<String, ?> body,
            @Nullable String key) {
        var request = HttpRequest.newBuilder(cloud.resolve(path))
                .header("authorization", "Bearer " + token(user))
                .header("content-type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
        if (key != null) {
            request.header("idempotency-key", key);
        }
        var response = send(request.build());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " got the response " + response.statusCode() + ": " + response.body());
        }
        return read(response.body());
    }

    /** Calls the API with GET; see {@link #call}. */
    public Map<String, Object> get(User user, String path) {
        return call(user, "GET", path, null, null);
    }

    /** Calls the API with POST; see {@link #call}. */
    public Map<String, Object> post(User user, String path, Map<String, ?> body) {
        return call(user, "POST", path, body, null);
    }

    /** Moves the product's clock. When this returns, all schedules in between have run and all queues are drained. */
    public void clockTo(Instant now) {
        var response = send(HttpRequest.newBuilder(desk.resolve("/clock"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(write(Map.of("now", now.toString())))).build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(
                    "The clock gave the response " + response.statusCode() + ": " + response.body());
        }
    }

    /** Returns the time that the product's clock shows. */
    public Instant now() {
        return Instant.parse(text(read(send(HttpRequest.newBuilder(desk.resolve("/clock")).build()).body()), "now"));
    }

    /** Returns the mails sent since the last call, oldest first. */
    public List<Mail> newMails() {
        var response = send(HttpRequest.newBuilder(desk.resolve("/mailbox.json?after=" + mailsSeen)).build());
        try {
            var mails = JSON.std.listFrom(response.body()).stream().map(Mail::of).toList();
            mailsSeen += mails.size();
            return mails;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Passes over all mails that are in the mailbox now, however many there were before. */
    public void passOverMails() {
        mailsSeen = 0;
        mailsSeen = newMails().size();
    }

    /** Returns a member of a JSON object that must be there, as text. */
    public static String text(Map<?, ?> json, String name) {
        return Objects.requireNonNull(json.get(name), name).toString();
    }

    /** Returns a member of a JSON object that must be there and a number. */
    public static int number(Map<?, ?> json, String name) {
        return (Integer) Objects.requireNonNull(json.get(name), name);
    }

    /** Returns the token of a user, which the issuer gives anew when it gets old. */
    public String token(User user) {
        var now = System.nanoTime();
        var token = tokens.get(user);
        if (token == null || now - token.fetchedAt() > TOKEN_LIFETIME.toNanos()) {
            var response = send(HttpRequest.newBuilder(desk.resolve("/oidc/token?" + user.query())).build());
            token = new Token(response.body().strip(), now);
            tokens.put(user, token);
        }
        return token.text();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException("No response from " + request.uri(), broken);
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
