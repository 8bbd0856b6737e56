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
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Calls the running product as its users do: the API with their tokens, and the clock and the mailbox of the desk. */
public final class ProductClient {
    /** The wall-clock time after which a token is fetched anew. The issuer's tokens live longer. */
    private static final Duration TOKEN_LIFETIME = Duration.ofMinutes(10);

    private static final int CONFLICT = 409;

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
        return read(successful(respond(user, method, path, body, key)));
    }

    /** Calls the API with POST; see {@link #call}. Returns empty if the state does not allow it (409). */
    public Optional<Map<String, Object>> callUnlessConflict(User user, String path, Map<String, ?> body,
            @Nullable String key) {
        var response = respond(user, "POST", path, body, key);
        return response.statusCode() == CONFLICT ? Optional.empty() : Optional.of(read(successful(response)));
    }

    /**
     * Reports a ticket as a tool does, which has no token and signs the body.
     *
     * @param key the key of the tool
     */
    public void report(String source, String key, Map<String, ?> ticket) {
        var body = write(ticket);
        successful(send(HttpRequest.newBuilder(cloud.resolve("/imports/" + source))
                .header("content-type", "application/json")
                .header("x-resonanz-signature", "sha256=" + signature(key, body))
                .POST(BodyPublishers.ofString(body)).build()));
    }

    private static String signature(String key, String body) {
        try {
            var hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(hmac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpResponse<String> respond(User user, String method, String path, @Nullable Map<String, ?> body,
            @Nullable String key) {
        var request = HttpRequest.newBuilder(cloud.resolve(path))
                .header("authorization", "Bearer " + token(user))
                .header("content-type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
        if (key != null) {
            request.header("idempotency-key", key);
        }
        return send(request.build());
    }

    private static String successful(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.request().method() + " " + response.uri().getPath()
                    + " got the response " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** Calls the API with GET; see {@link #call}. */
    public Map<String, Object> get(User user, String path) {
        return call(user, "GET", path, null, null);
    }

    /** Calls the API with POST; see {@link #call}. */
    public Map<String, Object> post(User user, String path, Map<String, ?> body) {
        return call(user, "POST", path, body, null);
    }

    /** Uploads a CSV file with PUT. */
    public void upload(User user, String path, String csv) {
        successful(send(HttpRequest.newBuilder(cloud.resolve(path))
                .header("authorization", "Bearer " + token(user))
                .header("content-type", "text/csv")
                .PUT(BodyPublishers.ofString(csv)).build()));
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
