package org.resonanz.rehearsal.visits;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;

/**
 * A mail as the mailbox shows it.
 *
 * @param at when it was sent, by the product's clock
 */
public record Mail(String to, String subject, String html, Instant at) {

    static Mail of(Object json) {
        var mail = (Map<?, ?>) json;
        var to = mail.get("to") instanceof List<?> list ? list.getFirst() : mail.get("to");
        return new Mail(to.toString(), mail.get("subject").toString(), mail.get("html").toString(),
                Instant.parse(mail.get("at").toString()));
    }

    /** The links that rate, the first for 1, the last for 5; empty in a mail that is no invitation. */
    public List<URI> ratingLinks() {
        return Jsoup.parse(html).select("a[href*=/ratings/][href*=rating=]").stream()
                .map(link -> URI.create(link.attr("href"))).distinct().toList();
    }
}
