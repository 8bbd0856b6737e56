package org.resonanz.rehearsal.visits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;

/** Somebody follows a rating link, looks at the page and confirms it. */
public final class RatingVisit {
    /** How the page says that the answer was taken: it sends the browser back to the link. */
    private static final int SEE_OTHER = 303;

    /** How long people look at the page before they press its button. */
    public static final Duration READING = Duration.ofSeconds(20);

    private final HttpClient browser = HttpClient.newHttpClient();

    /** The page that a link showed; it may hold no form. */
    public final class Page {
        private final HttpResponse<String> shown;
        private final URI link;

        private Page(HttpResponse<String> shown, URI link) {
            this.shown = shown;
            this.link = link;
        }

        /**
         * Fills the form in and presses its button; the clicked number is preselected by the page.
         *
         * @param answers further fields of the form by name, such as {@code speed}
         * @return true where the answer was taken
         */
        public boolean confirm(Map<String, String> answers) {
            var form = Jsoup.parse(shown.body(), link.toString()).selectFirst("form:has(input[name=rating])");
            if (shown.statusCode() != 200 || form == null) {
                return false;
            }
            var post = HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(fill((FormElement) form, answers)));
            shown.headers().allValues("set-cookie").forEach(cookie -> post.header("cookie", cookie.split(";")[0]));
            return send(post.build()).statusCode() == SEE_OTHER;
        }
    }

    /** Opens the link some time after its mail came, reads the page and confirms it, the product's clock following. */
    public boolean rate(ProductClient product, URI link, Map<String, String> answers) {
        product.clockTo(product.now().plus(READING));
        var page = open(link);
        product.clockTo(product.now().plus(READING));
        return page.confirm(answers);
    }

    /** Opens the link. */
    public Page open(URI link) {
        return new Page(send(HttpRequest.newBuilder(link).build()), link);
    }

    private static String fill(FormElement form, Map<String, String> answers) {
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value()));
        fields.putAll(answers);
        return fields.entrySet().stream()
                .map(field -> ProductClient.encode(field.getKey()) + "=" + ProductClient.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
