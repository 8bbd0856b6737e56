package org.resonanz.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * A mail as SES got it.
 *
 * @param body the JSON of the call
 */
public record SentMail(Map<String, Object> body) {
    /** A link to rate: the token, then the rating. */
    public static final Pattern RATING_LINK = Pattern
            .compile("https://api\\.example/ratings/([\\w-]+)\\?rating=([1-5])");
    /** A link off a list of mails: the token. */
    public static final Pattern UNSUBSCRIBE_LINK = Pattern.compile("https://api\\.example/unsubscriptions/([\\w-]+)");

    /** Returns the addresses that the mail goes to. */
    public List<?> to() {
        return (List<?>) member(object(body, "Destination"), "ToAddresses");
    }

    /** Returns the subject. */
    public String subject() {
        return data(simple(), "Subject");
    }

    /** Returns the HTML. */
    public String html() {
        return data(object(simple(), "Body"), "Html");
    }

    /** Returns the text form. */
    public String text() {
        return data(object(simple(), "Body"), "Text");
    }

    /** Returns the headers beside those that SES makes, by name. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (var header : (List<?>) Objects.requireNonNullElse(simple().get("Headers"), List.of())) {
            headers.put(member((Map<?, ?>) header, "Name").toString(), member((Map<?, ?>) header, "Value").toString());
        }
        return headers;
    }

    /** Checks that both forms of the mail hold some words. */
    public void bothSay(String... words) {
        for (var form : List.of(html(), text())) {
            for (var word : words) {
                if (!form.contains(word)) {
                    throw new AssertionError(word + " is not in " + form);
                }
            }
        }
    }

    /**
     * Checks that a program that reads no style sheet, and draws padding of cells alone, such as Outlook, shows the
     * mail as it is meant: whatever has padding is a cell, and every link on its own is a cell of a table with padding.
     */
    public void isDrawnByOutlook() {
        var page = Jsoup.parse(html());
        page.select("style").remove();
        for (var padded : page.select("[style*=padding]:not(td):not(body)")) {
            throw new AssertionError("Padding beside cells: " + padded.outerHtml());
        }
        for (var link : page.select("a.link")) {
            var cell = Objects.requireNonNull(link.parent());
            if (!cell.tagName().equals("td") || !cell.attr("style").matches("(^|.*;)padding:[1-9].*")
                    || !cell.attr("style").contains("background:")) {
                throw new AssertionError("No button: " + link.outerHtml());
            }
        }
    }

    private Map<?, ?> simple() {
        return object(object(body, "Content"), "Simple");
    }

    private static String data(Map<?, ?> json, String name) {
        return member(object(json, name), "Data").toString();
    }

    private static Map<?, ?> object(Map<?, ?> json, String name) {
        return (Map<?, ?>) member(json, name);
    }

    private static Object member(Map<?, ?> json, String name) {
        return Objects.requireNonNull(json.get(name), name);
    }
}
