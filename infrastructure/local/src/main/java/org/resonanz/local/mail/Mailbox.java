package org.resonanz.local.mail;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.resonanz.platform.aws.Items;

/** Every mail that was sent. */
public final class Mailbox {
    /**
     * A mail.
     *
     * @param at when it was sent, ISO 8601 UTC, by the host's clock
     */
    public record Entry(String to, String subject, String html, String text, Map<String, String> headers, String at) {
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Clock clock;

    public Mailbox(Clock clock) {
        this.clock = clock;
    }

    /** Takes the body of SES SendEmail; gives the message's id. */
    public synchronized String send(Map<String, Object> request) {
        var simple = object(object(request, "Content"), "Simple");
        var body = object(simple, "Body");
        var to = ((List<?>) object(request, "Destination").get("ToAddresses")).stream().map(Object::toString)
                .collect(Collectors.joining(", "));
        entries.add(new Entry(to, data(simple, "Subject"), data(body, "Html"), data(body, "Text"),
                headers(request, simple), Items.time(clock.instant())));
        return "local-" + entries.size();
    }

    /** The mails after the first so many, oldest first. */
    public synchronized List<Entry> after(int count) {
        return List.copyOf(entries.subList(Math.min(count, entries.size()), entries.size()));
    }

    private static Map<String, String> headers(Map<String, Object> request, Map<String, Object> simple) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("From", String.valueOf(request.get("FromEmailAddress")));
        if (simple.get("Headers") instanceof List<?> list) {
            list.forEach(entry -> headers.put(((Map<?, ?>) entry).get("Name").toString(),
                    ((Map<?, ?>) entry).get("Value").toString()));
        }
        return headers;
    }

    private static String data(Map<String, Object> content, String name) {
        return String.valueOf(object(content, name).getOrDefault("Data", ""));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> json, String name) {
        return json.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
