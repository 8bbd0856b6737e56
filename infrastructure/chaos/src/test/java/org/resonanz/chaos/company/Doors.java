package org.resonanz.chaos.company;

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
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;
import org.resonanz.chaos.host.HostProcess;
import org.resonanz.platform.aws.Backoff;
import org.resonanz.rehearsal.users.Mail;
import org.resonanz.rehearsal.users.ProductClient;
import org.resonanz.rehearsal.users.User;

/** The doors of the product, at which people knock until they are told how it ended. */
final class Doors {
    private static final String SOURCE = "tickets";
    private static final String KEY = "tickets-on-this-machine-0123456789abcdef";
    private static final int ROUNDS = 8;

    private final HostProcess host;
    private final ProductClient product;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Doors(HostProcess host) {
        this.host = host;
        this.product = new ProductClient(host.cloud(), host.desk());
    }

    /**
     * What somebody was told.
     *
     * @param unclear true if an earlier attempt may have taken effect, of which nobody was told
     */
    record Told(int status, String body, boolean unclear) {
        Map<String, Object> json() {
            return read(body);
        }

        boolean isGood() {
            return status < 300;
        }

        /** Returns the status, and of a problem what is wrong. */
        @Override
        public String toString() {
            return status + (body.startsWith("{") ? " " + body : "") + (unclear ? ", after nobody was told" : "");
        }
    }

    /** Something that is done at a door. */
    @FunctionalInterface
    interface Knock<T> {
        T knock() throws IOException, InterruptedException;
    }

    /** Does something again and again until the product responds otherwise than with a failure of its own. */
    private Told untilTold(Knock<HttpResponse<String>> knock) {
        var unclear = false;
        for (var round = 0; round < ROUNDS; round++) {
            var backoff = new Backoff();
            do {
                try {
                    host.awaitRunning();
                    var response = knock.knock();
                    if (response.statusCode() < 500) {
                        return new Told(response.statusCode(), response.body(), unclear);
                    }
                } catch (IOException broken) {
                    // The host was killed, or is not there yet.
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stopped);
                }
                unclear = true;
            } while (backoff.pause());
        }
        throw new Loss.Unanswered("Nobody was told how it ended.");
    }

    /** Does something at the desk until it responds. */
    <T> T patiently(Knock<T> knock) {
        for (var round = 0; round < ROUNDS; round++) {
            var backoff = new Backoff();
            do {
                try {
                    host.awaitRunning();
                    return knock.knock();
                } catch (IOException | UncheckedIOException broken) {
                    // The host was killed.
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stopped);
                }
            } while (backoff.pause());
        }
        throw new Loss.Unanswered("The desk does not respond.");
    }

    Told call(User user, String method, String path, @Nullable Map<String, ?> body, @Nullable String key) {
        var token = patiently(() -> product.token(user));
        var request = HttpRequest.newBuilder(host.cloud().resolve(path)).header("authorization", "Bearer " + token)
                .header("content-type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(write(body)));
        if (key != null) {
            request.header("idempotency-key", key);
        }
        return untilTold(() -> http.send(request.build(), BodyHandlers.ofString()));
    }

    Told get(User user, String path) {
        return call(user, "GET", path, null, null);
    }

    /** Uploads a table. */
    Told upload(User user, String path, String csv) {
        var token = patiently(() -> product.token(user));
        return untilTold(() -> http.send(HttpRequest.newBuilder(host.cloud().resolve(path))
                .header("authorization", "Bearer " + token).header("content-type", "text/csv")
                .PUT(BodyPublishers.ofString(csv)).build(), BodyHandlers.ofString()));
    }

    /** Reports a ticket as its tool does, until it is taken. */
    void report(Map<String, ?> ticket) {
        patiently(() -> {
            try {
                product.report(SOURCE, KEY, ticket);
            } catch (IllegalStateException refused) {
                if (!String.valueOf(refused.getMessage()).contains("response 5")) {
                    throw refused;
                }
                throw new IOException(refused);
            }
            return true;
        });
    }

    /** A page behind a link, with the cookies of the browser that shows it. */
    record Page(URI link, String html, Map<String, String> cookies) {
        boolean hasForm() {
            return Jsoup.parse(html).selectFirst("form:has(input[name=rating])") != null;
        }
    }

    Page open(URI link, Map<String, String> cookies) {
        var told = untilTold(() -> browse(HttpRequest.newBuilder(link), cookies));
        return new Page(link, told.body(), cookies);
    }

    /** Gets somebody off a list as mail programs do with one click. */
    Told unsubscribe(URI link) {
        return untilTold(() -> http.send(HttpRequest.newBuilder(link)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")).build(), BodyHandlers.ofString()));
    }

    /** Fills in the form of a page and presses its button. */
    Told confirm(Page page, String selector, Map<String, String> answers) {
        var form = Jsoup.parse(page.html(), page.link().toString()).selectFirst(selector);
        if (form == null) {
            return new Told(404, page.html(), false);
        }
        var body = fill((FormElement) form, answers);
        return untilTold(() -> browse(HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                .header("content-type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)),
                page.cookies()));
    }

    private HttpResponse<String> browse(HttpRequest.Builder request, Map<String, String> cookies)
            throws IOException, InterruptedException {
        synchronized (cookies) {
            if (!cookies.isEmpty()) {
                request.header("cookie", cookies.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("; ")));
            }
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        synchronized (cookies) {
            response.headers().allValues("set-cookie").forEach(cookie -> {
                var pair = cookie.split(";")[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            });
        }
        return response;
    }

    private static String fill(FormElement form, Map<String, String> answers) {
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(answers);
        return fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Instant now() {
        return patiently(product::now);
    }

    /** Moves the clock forward, through all that falls due. */
    void clockTo(Instant time) {
        patiently(() -> {
            if (time.isAfter(product.now())) {
                try {
                    product.clockTo(time);
                } catch (IllegalStateException broken) {
                    throw new IOException(broken);
                }
            }
            return true;
        });
    }

    List<Mail> newMails() {
        return patiently(product::newMails);
    }

    /** Sets what happens to messages on their way. */
    void faults(double duplicate, String delay, double fail) {
        var body = new HashMap<String, Object>(Map.of("duplicate", duplicate, "delay", delay, "fail", fail));
        patiently(() -> http.send(HttpRequest.newBuilder(host.desk().resolve("/faults"))
                .POST(BodyPublishers.ofString(write(body))).build(), BodyHandlers.ofString()));
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
}
