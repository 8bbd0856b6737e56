package org.resonanz.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A mail as SES got it.
 *
 * @param body the JSON of the call
 */
public record SentMail(Map<String, Object> body) {

    /** Returns the addresses that the mail goes to. */
    public List<?> to() {
        return (List<?>) ((Map<?, ?>) body.get("Destination")).get("ToAddresses");
    }

    public String subject() {
        return data(content("Subject"));
    }

    public String html() {
        return data(content("Body").get("Html"));
    }

    public String text() {
        return data(content("Body").get("Text"));
    }

    /** Returns the headers beside those that SES makes, by name. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (var header : (List<?>) Objects.requireNonNullElse(simple().get("Headers"), List.of())) {
            headers.put(((Map<?, ?>) header).get("Name").toString(), ((Map<?, ?>) header).get("Value").toString());
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

    private Map<?, ?> content(String name) {
        return (Map<?, ?>) simple().get(name);
    }

    private Map<?, ?> simple() {
        return (Map<?, ?>) ((Map<?, ?>) body.get("Content")).get("Simple");
    }

    private static String data(Object content) {
        return ((Map<?, ?>) content).get("Data").toString();
    }
}
