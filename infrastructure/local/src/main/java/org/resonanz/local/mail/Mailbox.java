package org.resonanz.local.mail;

import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.resonanz.local.state.Journal;
import org.resonanz.platform.aws.Items;

/** All mails that were sent since the host's data began. */
public final class Mailbox implements AutoCloseable {
    /**
     * A mail that was sent.
     *
     * @param to the recipients, joined by commas
     * @param at time at which it was sent, ISO 8601 UTC, by the host's clock
     */
    public record SentMail(String to, String subject, String html, String text, Map<String, String> headers,
            String at) {
        public SentMail {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    private final MailFile mails = new MailFile();
    private final Clock clock;
    private final Journal journal;

    /** Creates a mailbox with the mails that the journal keeps. */
    public Mailbox(Clock clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
        journal.takeAll("mail/").values().forEach(mail -> mails.add(kept((Map<?, ?>) mail)));
    }

    /**
     * Adds a mail.
     *
     * @param request the body of SES SendEmail
     * @return the mail's message id
     */
    public synchronized String send(Map<String, Object> request) {
        var simple = object(object(request, "Content"), "Simple");
        var body = object(simple, "Body");
        var to = String.join(", ", recipients(request));
        var mail = new SentMail(to, data(simple, "Subject"), data(body, "Html"), data(body, "Text"),
                headers(request, simple), Items.time(clock.instant()));
        journal.put("mail/" + mails.count(), mail);
        mails.add(mail);
        return "local-" + mails.count();
    }

    /** Returns the number of all mails. */
    public synchronized int count() {
        return mails.count();
    }

    /**
     * Returns a mail.
     *
     * @param number its number, the oldest being 0
     */
    public synchronized SentMail get(int number) {
        return kept(mails.get(number));
    }

    /** Returns all mails but the first ones, oldest first. */
    public List<SentMail> after(int count) {
        return IntStream.range(Math.clamp(count, 0, count()), count()).mapToObj(this::get).toList();
    }

    @Override
    public void close() throws IOException {
        mails.close();
    }

    /** Returns the recipients that a body of SES SendEmail names. */
    static List<String> recipients(Map<String, Object> request) {
        var addresses = Objects.requireNonNull(object(request, "Destination").get("ToAddresses"), "ToAddresses");
        return ((List<?>) addresses).stream().map(Object::toString).toList();
    }

    private static Map<String, String> headers(Map<String, Object> request, Map<String, Object> simple) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("From", String.valueOf(request.get("FromEmailAddress")));
        if (request.get("ReplyToAddresses") instanceof List<?> addresses) {
            headers.put("Reply-To", addresses.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (simple.get("Headers") instanceof List<?> list) {
            list.forEach(entry -> headers.put(String.valueOf(((Map<?, ?>) entry).get("Name")),
                    String.valueOf(((Map<?, ?>) entry).get("Value"))));
        }
        return headers;
    }

    private static SentMail kept(Map<?, ?> mail) {
        var headers = new LinkedHashMap<String, String>();
        ((Map<?, ?>) Objects.requireNonNull(mail.get("headers")))
                .forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        return new SentMail(String.valueOf(mail.get("to")), String.valueOf(mail.get("subject")),
                String.valueOf(mail.get("html")), String.valueOf(mail.get("text")), headers,
                String.valueOf(mail.get("at")));
    }

    private static String data(Map<String, Object> content, String name) {
        return String.valueOf(object(content, name).getOrDefault("Data", ""));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Map<String, Object> json, String name) {
        return json.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
