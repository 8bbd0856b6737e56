package org.resonanz.rehearsal.users;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;

/** A browser with which somebody opens the links of a mail and confirms the forms on their pages. */
public final class RatingBrowser {
    /** The status with which the product takes an answer: it sends the browser back to the link. */
    private static final int SEE_OTHER = 303;
    private static final int NOT_FOUND = 404;

    /** The time for which people look at the page before they press its button. */
    public static final Duration READING = Duration.ofSeconds(20);

    /** The values of the field for the working time that was lost, the shortest first. */
    public static final List<String> LOST_TIMES = List.of("NONE", "UP_TO_15_MINUTES", "HALF_AN_HOUR", "ONE_HOUR",
            "TWO_HOURS", "HALF_A_DAY", "A_DAY_OR_MORE");
    /** The beginning of the names of the fields for reasons. Their ids follow. */
    public static final String REASON = "reason.";

    private static final int LOWEST_GOOD_RATING = 4;

    private final HttpClient browser = HttpClient.newHttpClient();

    /** A page behind a link. It may hold no form. */
    public final class Page {
        private final HttpResponse<String> response;
        private final URI link;

        private Page(HttpResponse<String> response, URI link) {
            this.response = response;
            this.link = link;
        }

        /**
         * Returns the ids of the reasons that the page offers with a rating, sorted, because each view of it has another
         * order.
         */
        public List<String> offered(int rating) {
            var kind = rating >= LOWEST_GOOD_RATING ? "good" : "bad";
            return Jsoup.parse(response.body()).select("fieldset." + kind + " input").eachAttr("name").stream()
                    .map(name -> name.substring(REASON.length())).sorted().toList();
        }

        /**
         * Fills in the form and presses its button. The page has chosen the number of the link.
         *
         * @param answers further fields of the form by name, such as {@code comment}
         * @return true if the product took the answer
         */
        public boolean confirm(Map<String, String> answers) {
            return submit("form:has(input[name=rating])", answers);
        }

        /**
         * Fills in the reason why the work is not done and presses the button. The page is that of the link with
         * {@code show=not-done}.
         *
         * @return true if the product reopened the request
         */
        public boolean reopen(String reason) {
            return submit("form[action$=/reopening]", Map.of("comment", reason));
        }

        private boolean submit(String selector, Map<String, String> answers) {
            var form = Jsoup.parse(response.body(), link.toString()).selectFirst(selector);
            if (response.statusCode() != 200 || form == null) {
                return false;
            }
            var post = HttpRequest.newBuilder(URI.create(form.absUrl("action")))
                    .header("content-type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(fill((FormElement) form, answers)));
            response.headers().allValues("set-cookie").forEach(cookie -> post.header("cookie", cookie.split(";")[0]));
            return send(post.build()).statusCode() == SEE_OTHER;
        }
    }

    /**
     * Opens a link some time after its mail came, and confirms its form some time later. The product's clock is moved
     * accordingly.
     *
     * @param answers further fields of the form by name
     * @return true if the product took the answer
     */
    public boolean rate(ProductClient product, URI link, Map<String, String> answers) {
        product.clockTo(product.now().plus(READING));
        var page = open(link);
        product.clockTo(product.now().plus(READING));
        return page.confirm(answers);
    }

    /**
     * Gets somebody off a list as mail programs do with one click (RFC 8058).
     *
     * @param link the link by which the person gets no more such mails
     * @return true if the product did it
     */
    public boolean unsubscribe(URI link) {
        var post = HttpRequest.newBuilder(link).header("content-type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"));
        return send(post.build()).statusCode() < 300;
    }

    /**
     * Opens a link and returns its page.
     *
     * @throws IllegalArgumentException if the link leads nowhere, as none does that the product wrote
     */
    public Page open(URI link) {
        var response = send(HttpRequest.newBuilder(link).build());
        if (response.statusCode() == NOT_FOUND) {
            throw new IllegalArgumentException("The link leads nowhere.");
        }
        return new Page(response, link);
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
