package org.resonanz.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

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
